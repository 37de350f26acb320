/**
 * The page's side of the tokenization worker: the same service, over messages. When the worker breaks, every call that
 * waits ends with the failure `worker-stopped`, and the next call starts a new worker, in which nothing is loaded: an
 * encoding by tokenizers that it lost also ends with `worker-stopped`, so that they are loaded again.
 */
import * as Comlink from 'comlink'
import { fail, type Outcome } from '../tokenizers/failure.ts'
import type { ReaderFile, TokenizationService } from './protocol.ts'

export interface TokenizationClient extends TokenizationService {
  /** Stops the worker; what waits ends with `worker-stopped`. */
  restart(): void
}

interface Connection {
  readonly worker: Worker
  readonly service: Comlink.Remote<TokenizationService>
  /** References that this worker has loaded. */
  readonly loaded: Set<string>
  /** Ends every call that waits on this worker. */
  readonly stopped: Promise<never>
  readonly stop: (reason: string) => void
}

class WorkerStopped extends Error {}

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
      worker.terminate()
      reject(new WorkerStopped(reason))
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      stop(event.message)
    })
    worker.addEventListener('messageerror', () => stop('a message could not be read'))
    connection = { worker, service: Comlink.wrap<TokenizationService>(worker), loaded: new Set(), stopped, stop }
    return connection
  }

  async function call<Value>(
    work: (service: Comlink.Remote<TokenizationService>, loaded: Set<string>) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const { service, loaded, stopped } = connect()
    try {
      return await Promise.race([work(service, loaded), stopped])
    } catch (error) {
      if (error instanceof WorkerStopped) return fail('worker-stopped', { detail: error.message })
      return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    load: async (request, onProgress) => {
      const file = files.get(request.reference)
      if (file !== undefined) {
        const added = await call((service) => service.addFile(file))
        if (!added.ok) return added
      }
      return call(async (service, loaded) => {
        const outcome = await service.load(request, Comlink.proxy(onProgress))
        if (outcome.ok) loaded.add(request.reference)
        return outcome
      })
    },
    addFile: async (file) => {
      const added = await call(async (service, loaded) => {
        const outcome = await service.addFile(file)
        if (outcome.ok) loaded.add(outcome.value.reference)
        return outcome
      })
      if (added.ok) files.set(added.value.reference, file)
      return added
    },
    unload: async (reference) => {
      files.delete(reference)
      connection?.loaded.delete(reference)
      if (connection !== null) await connection.service.unload(reference)
    },
    encode: (request, onEvent) =>
      call(async (service, loaded) => {
        const lost = request.lanes.filter((lane) => !loaded.has(lane))
        if (lost.length > 0) return fail('worker-stopped', { detail: `not loaded in this worker: ${lost.join(', ')}` })
        return service.encode(request, Comlink.proxy(onEvent))
      }),
    measure: (request) => call((service) => service.measure(request)),
    describe: (reference, ids) => call((service) => service.describe(reference, ids)),
    cancel: async (requestId) => {
      if (connection !== null) await connection.service.cancel(requestId)
    },
    restart: () => connection?.stop('the page stopped it'),
  }
}
