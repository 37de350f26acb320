/**
 * The page's link to one worker of any service: starts it with the first call and notices when it breaks: by an error, by
 * a message that cannot be read, by an end without a word (`livenessLock.ts`), or by long silence (`watchdog.ts`). Then every
 * call that waits ends with a failure, and the next call starts a new worker, which knows nothing of the old one. Knows
 * no service.
 */
import * as Comlink from 'comlink'
import { fail, type Failure, type FailureCode, type Outcome } from '../../core/tokenizers/failure.ts'
import { watchLivenessLock } from './livenessLock.ts'
import { createWatchdog } from './watchdog.ts'

/** A worker that runs. */
export interface Running<Service, Known> {
  readonly service: Comlink.Remote<Service>
  /** What the worker has loaded, by the names of its calls (`calls.ts`): forgotten with it. */
  readonly loaded: Set<string>
  /** What else the page remembers of this worker: made with it, forgotten with it. */
  readonly known: Known
}

interface Connection<Service, Known> extends Running<Service, Known> {
  readonly call: <Value>(work: Promise<Value>, timeoutMs: number) => Promise<Value>
  readonly stop: (reason: string, values?: Failure['values']) => void
}

class WorkerStopped extends Error {
  readonly values: Failure['values']

  constructor(reason: string, values: Failure['values'] = {}) {
    super(reason)
    this.values = values
  }
}

/** How often a worker is asked for a sign of life. */
const TICK_MS = 500

export interface WorkerLinkOptions<Service, Known> {
  readonly createWorker: () => Worker
  readonly createKnown: () => Known
  /** The failure of calls whose worker stopped. */
  readonly stoppedAs: FailureCode
  /** Asks for a sign of life; answered as soon as the worker takes messages. */
  readonly ping: (service: Comlink.Remote<Service>) => Promise<unknown>
  /** See {@link WatchdogOptions.longest}. */
  readonly longestSilence?: () => number
  /** Values that the failure of a silent worker's calls has beside `detail`. */
  readonly blame?: () => Failure['values']
  /** Why a worker whose call ended with this failure is not to be used again; null: it is. */
  readonly isBroken?: (failure: Failure) => string | null
  /** Given every message of the worker, Comlink's too. */
  readonly onMessage?: (message: unknown) => void
  /** Called with each new worker, before its first call. */
  readonly onStart?: (service: Comlink.Remote<Service>) => void
}

export interface WorkerLink<Service, Known> {
  /** `timeoutMs`: how long the worker may be silent during this call before it counts as broken. */
  call<Value>(
    work: (running: Running<Service, Known>) => Promise<Outcome<Value>>,
    timeoutMs: number,
  ): Promise<Outcome<Value>>
  /** The worker that runs; null if none does. */
  running(): Running<Service, Known> | null
  /** The failure of a call whose worker stopped before. */
  stopped(detail: string): Outcome<never>
  /** Stops the worker; what waits ends with the failure `stoppedAs`. */
  stop(reason: string): void
}

export function createWorkerLink<Service, Known>({
  createWorker,
  createKnown,
  stoppedAs,
  ping,
  onMessage,
  onStart,
  longestSilence,
  blame,
  isBroken = () => null,
}: WorkerLinkOptions<Service, Known>): WorkerLink<Service, Known> {
  let connection: Connection<Service, Known> | null = null

  function connect(): Connection<Service, Known> {
    if (connection !== null) return connection
    const worker = createWorker()
    const service = Comlink.wrap<Service>(worker)
    /** One reject callback per call; a shared promise would retain every result. */
    const waiting = new Set<(error: WorkerStopped) => void>()
    const watchdog = createWatchdog({
      ping: () => ping(service),
      onSilent: (milliseconds) => stop(`it did not answer for ${Math.round(milliseconds / 1000)} s`, blame?.()),
      ...(longestSilence === undefined ? {} : { longest: longestSilence }),
      tickMilliseconds: TICK_MS,
    })
    function stop(reason: string, values: Failure['values'] = {}): void {
      if (connection === started) connection = null
      watchdog.stop()
      worker.terminate()
      for (const end of waiting) end(new WorkerStopped(reason, values))
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop(event.message)
    })
    worker.addEventListener('messageerror', () => stop('a message could not be read'))
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      watchLivenessLock(data, () => stop('it ended without a word'))
      onMessage?.(data)
    })
    async function call<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> {
      let end: (error: WorkerStopped) => void = () => {}
      const stopped = new Promise<never>((_, reject) => (end = reject))
      waiting.add(end)
      try {
        return await watchdog.watch(Promise.race([work, stopped]), timeoutMs)
      } finally {
        waiting.delete(end)
      }
    }
    const started: Connection<Service, Known> = { service, loaded: new Set(), known: createKnown(), call, stop }
    connection = started
    onStart?.(service)
    return started
  }

  return {
    async call(work, timeoutMs) {
      try {
        const connected = connect()
        const outcome = await connected.call(work(connected), timeoutMs)
        const reason = outcome.ok ? null : isBroken(outcome.failure)
        if (reason !== null) connected.stop(reason)
        return outcome
      } catch (error) {
        if (error instanceof WorkerStopped) return fail(stoppedAs, { detail: error.message, ...error.values })
        return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
      }
    },
    running: () => connection,
    stopped: (detail) => fail(stoppedAs, { detail }),
    stop: (reason) => connection?.stop(reason),
  }
}
