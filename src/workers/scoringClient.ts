/**
 * The page's side of the scoring worker: the same service, over messages. No worker is started before the first call.
 * When the worker breaks, every call that waits ends with the failure `scoring-stopped`, and the next call starts a new
 * worker, in which nothing is loaded: a score by a language model that it lost ends with `scoring-stopped` too, so that
 * it is loaded again. Long silence is no sign of a broken worker here: one run of a large language model lets no
 * message in for as long as it takes.
 */
import * as Comlink from 'comlink'
import type { LoadedScorer } from '../scorers/scorer.ts'
import { fail, type Outcome } from '../tokenizers/failure.ts'
import type { ScoringService } from './scoringProtocol.ts'

export interface ScoringClient extends ScoringService {
  /** Stops the worker and frees all that it holds; what waits ends with `scoring-stopped`. */
  restart(): void
}

interface Connection {
  readonly worker: Worker
  readonly service: Comlink.Remote<ScoringService>
  /** Language models that this worker has loaded. */
  readonly loaded: Set<string>
  /** Ends every call that waits on this worker. */
  readonly stopped: Promise<never>
  readonly stop: (reason: string) => void
}

class WorkerStopped extends Error {}

/** @param createWorker the project's worker by default */
export function createScoringClient(
  createWorker = (): Worker => new Worker(new URL('./scoring.worker.ts', import.meta.url), { type: 'module', name: 'scoring' }),
): ScoringClient {
  let connection: Connection | null = null
  let onMoved: ((scorer: string, loaded: LoadedScorer) => void) | null = null

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
    const service = Comlink.wrap<ScoringService>(worker)
    connection = { worker, service, loaded: new Set(), stopped, stop }
    if (onMoved !== null) void service.watch(Comlink.proxy(onMoved))
    return connection
  }

  async function call<Value>(work: (connection: Connection) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const connected = connect()
    try {
      const outcome = await Promise.race([work(connected), connected.stopped])
      // WebAssembly's memory does not shrink, and what ran out of it is not to be trusted: the next call starts anew.
      if (!outcome.ok && outcome.failure.code === 'out-of-memory') connected.stop('it ran out of memory')
      return outcome
    } catch (error) {
      if (error instanceof WorkerStopped) return fail('scoring-stopped', { detail: error.message })
      return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
    }
  }

  /** A call that needs the language model in the worker that is there now. */
  function callLoaded<Value>(scorer: string, work: (service: Connection['service']) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    return call(async ({ service, loaded }) =>
      loaded.has(scorer) ? work(service) : fail('scoring-stopped', { detail: `not loaded in this worker: ${scorer}` }),
    )
  }

  return {
    load: (request, onProgress) =>
      call(async ({ service, loaded }) => {
        const outcome = await service.load(request, Comlink.proxy(onProgress))
        if (outcome.ok) loaded.add(request.scorer)
        return outcome
      }),
    unload: async (scorer) => {
      if (connection === null) return
      connection.loaded.delete(scorer)
      await connection.service.unload(scorer)
    },
    watch: async (listener) => {
      onMoved = listener
      if (connection !== null) await connection.service.watch(Comlink.proxy(listener))
    },
    score: (request, onProgress) => callLoaded(request.scorer, (service) => service.score(request, Comlink.proxy(onProgress))),
    scoreText: (request, onProgress) => callLoaded(request.scorer, (service) => service.scoreText(request, Comlink.proxy(onProgress))),
    next: (request) => callLoaded(request.scorer, (service) => service.next(request)),
    continue: (request, onToken) => callLoaded(request.scorer, (service) => service.continue(request, Comlink.proxy(onToken))),
    lab: (request, onStep) => callLoaded(request.scorer, (service) => service.lab(request, Comlink.proxy(onStep))),
    describe: (scorer, ids) => callLoaded(scorer, (service) => service.describe(scorer, ids)),
    inspect: (request) => call(({ service }) => service.inspect(request)),
    cached: async () => {
      const { service, stopped } = connect()
      return Promise.race([service.cached(), stopped]).catch(() => [])
    },
    removeCached: async (scorer) => {
      await connect().service.removeCached(scorer)
    },
    cancel: async (requestId) => {
      if (connection !== null) await connection.service.cancel(requestId)
    },
    restart: () => connection?.stop('the page stopped it'),
  }
}
