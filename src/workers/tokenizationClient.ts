/**
 * The page's side of the tokenization worker: the same service, over messages. When the worker breaks, every call that
 * waits ends with the failure `worker-stopped`, and the next call starts a new worker, in which nothing is loaded: an
 * encoding by tokenizers that it lost also ends with `worker-stopped`, so that they are loaded again. A worker that is
 * silent for long, such as one inside a regular expression of a reader's file that never ends, counts as broken.
 */
import * as Comlink from 'comlink'
import { fail, type Outcome } from '../tokenizers/failure.ts'
import type { LaneEvent, LaneEvents, ReaderFile, RemoteTokenizationService, TokenizationService } from './protocol.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'

/** How long the worker may be silent: encoding lets messages in many times a second; building a tokenizer does not. */
const ENCODING_PATIENCE = 10_000
const BUILDING_PATIENCE = 60_000

export interface TokenizationClient extends TokenizationService {
  /** Stops the worker; what waits ends with `worker-stopped`. */
  restart(): void
}

interface Connection {
  readonly worker: Worker
  readonly service: Comlink.Remote<RemoteTokenizationService>
  /** Who is told of the events of the encodings that run, by request id. */
  readonly listeners: Map<string, (events: readonly LaneEvent[]) => void>
  /** References that this worker has loaded. */
  readonly loaded: Set<string>
  /** Ends every call that waits on this worker. */
  readonly stopped: Promise<never>
  readonly stop: (reason: string) => void
  readonly watchdog: Watchdog
}

class WorkerStopped extends Error {}

/** Whether a message is events; else it is Comlink's. */
function isLaneEvents(message: unknown): message is LaneEvents {
  return typeof message === 'object' && message !== null && 'events' in message
}

/** @param createWorker the project's worker by default */
export function createTokenizationClient(
  createWorker = (): Worker => new Worker(new URL('./tokenization.worker.ts', import.meta.url), { type: 'module', name: 'tokenization' }),
): TokenizationClient {
  let connection: Connection | null = null
  /** The reader's files, given again to a worker that was started anew. */
  const files = new Map<string, ReaderFile>()

  function connect(): Connection {
    if (connection !== null) return connection
    const worker = createWorker()
    let reject: (error: WorkerStopped) => void = () => {}
    const stopped = new Promise<never>((_, refuse) => (reject = refuse))
    // Calls race against it; where none waits, its rejection is nobody's.
    stopped.catch(() => {})
    const stop = (reason: string): void => {
      if (connection?.worker === worker) connection = null
      watchdog.stop()
      worker.terminate()
      reject(new WorkerStopped(reason))
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop(event.message)
    })
    worker.addEventListener('messageerror', () => stop('a message could not be read'))
    const listeners: Connection['listeners'] = new Map()
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isLaneEvents(data)) listeners.get(data.requestId)?.(data.events)
    })
    const service = Comlink.wrap<RemoteTokenizationService>(worker)
    const watchdog = createWatchdog({
      // Cancels nothing, and is answered as soon as the worker takes messages.
      ping: () => service.cancel(''),
      onSilent: (milliseconds) => stop(`it did not answer for ${Math.round(milliseconds / 1000)} s`),
    })
    connection = { worker, service, listeners, loaded: new Set(), stopped, stop, watchdog }
    return connection
  }

  async function call<Value>(
    work: (connected: Connection) => Promise<Outcome<Value>>,
    patience = ENCODING_PATIENCE,
  ): Promise<Outcome<Value>> {
    const connected = connect()
    try {
      return await connected.watchdog.watch(Promise.race([work(connected), connected.stopped]), patience)
    } catch (error) {
      if (error instanceof WorkerStopped) return fail('worker-stopped', { detail: error.message })
      return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    load: async (request, onProgress) => {
      const file = files.get(request.reference)
      if (file !== undefined) {
        const added = await call(({ service }) => service.addFile(file), BUILDING_PATIENCE)
        if (!added.ok) return added
      }
      return call(async ({ service, loaded }) => {
        const outcome = await service.load(request, Comlink.proxy(onProgress))
        if (outcome.ok) loaded.add(request.reference)
        return outcome
      }, BUILDING_PATIENCE)
    },
    addFile: async (file) => {
      const added = await call(async ({ service, loaded }) => {
        const outcome = await service.addFile(file)
        if (outcome.ok) loaded.add(outcome.value.reference)
        return outcome
      }, BUILDING_PATIENCE)
      if (added.ok) files.set(added.value.reference, file)
      return added
    },
    unload: async (reference) => {
      files.delete(reference)
      connection?.loaded.delete(reference)
      if (connection !== null) await connection.service.unload(reference)
    },
    encode: (request, onEvents) =>
      call(async ({ service, loaded, listeners }) => {
        const lost = request.lanes.filter((lane) => !loaded.has(lane))
        if (lost.length > 0) return fail('worker-stopped', { detail: `not loaded in this worker: ${lost.join(', ')}` })
        listeners.set(request.requestId, onEvents)
        try {
          return await service.encode(request)
        } finally {
          listeners.delete(request.requestId)
        }
      }),
    measure: (request) => call(({ service }) => service.measure(request)),
    describe: (reference, ids) => call(({ service }) => service.describe(reference, ids)),
    cancel: async (requestId) => {
      if (connection !== null) await connection.service.cancel(requestId)
    },
    restart: () => connection?.stop('the page stopped it'),
  }
}
