/**
 * The page's link to one worker of any service: starts it with the first call, races each call against its end, and
 * watches that it answers. When it breaks, every call that waits ends with the failure `worker-stopped`, and the next
 * call starts a new worker, which knows nothing of the old one. Knows no service.
 */
import * as Comlink from 'comlink'
import { fail, type Outcome } from '../tokenizers/failure.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'

interface Connection<Service> {
  readonly worker: Worker
  readonly service: Comlink.Remote<Service>
  /** Ends every call that waits on this worker. */
  readonly stopped: Promise<never>
  readonly stop: (reason: string) => void
  readonly watchdog: Watchdog
}

class WorkerStopped extends Error {}

export interface WorkerLinkOptions<Service> {
  readonly createWorker: () => Worker
  /** Asks for a sign of life; answered as soon as the worker takes messages. */
  readonly ping: (service: Comlink.Remote<Service>) => Promise<unknown>
  /** Given every message of the worker, Comlink's too. */
  readonly onMessage?: (message: unknown) => void
  /** Called when a worker has stopped, for whatever the caller knew of it. */
  readonly onStopped?: () => void
}

export interface WorkerLink<Service> {
  /** `patience` in milliseconds: how long the worker may be silent during this call before it counts as broken. */
  call<Value>(work: (service: Comlink.Remote<Service>) => Promise<Outcome<Value>>, patience: number): Promise<Outcome<Value>>
  /** The service of the worker that runs; null where none does. */
  running(): Comlink.Remote<Service> | null
  /** Stops the worker; what waits ends with `worker-stopped`. */
  stop(reason: string): void
}

export function createWorkerLink<Service>({ createWorker, ping, onMessage, onStopped }: WorkerLinkOptions<Service>): WorkerLink<Service> {
  let connection: Connection<Service> | null = null

  function connect(): Connection<Service> {
    if (connection !== null) return connection
    const worker = createWorker()
    let reject: (error: WorkerStopped) => void = () => {}
    const stopped = new Promise<never>((_, refuse) => (reject = refuse))
    // Calls race against it; where none waits, its rejection is nobody's.
    stopped.catch(() => {})
    const stop = (reason: string): void => {
      if (connection?.worker === worker) {
        connection = null
        onStopped?.()
      }
      watchdog.stop()
      worker.terminate()
      reject(new WorkerStopped(reason))
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop(event.message)
    })
    worker.addEventListener('messageerror', () => stop('a message could not be read'))
    if (onMessage !== undefined) worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => onMessage(data))
    const service = Comlink.wrap<Service>(worker)
    const watchdog = createWatchdog({
      ping: () => ping(service),
      onSilent: (milliseconds) => stop(`it did not answer for ${Math.round(milliseconds / 1000)} s`),
    })
    connection = { worker, service, stopped, stop, watchdog }
    return connection
  }

  return {
    async call(work, patience) {
      const { service, stopped, watchdog } = connect()
      try {
        return await watchdog.watch(Promise.race([work(service), stopped]), patience)
      } catch (error) {
        if (error instanceof WorkerStopped) return fail('worker-stopped', { detail: error.message })
        return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
      }
    },
    running: () => connection?.service ?? null,
    stop: (reason) => connection?.stop(reason),
  }
}
