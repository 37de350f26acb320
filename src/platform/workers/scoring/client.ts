/**
 * The page's side of the scoring worker: the same service, over messages. No worker is started before the first call.
 * When the worker breaks, every call that waits ends with the failure `scoring-stopped`, and the next call starts a new
 * worker, in which nothing is loaded: a score by a language model that it lost ends with `scoring-stopped` too, so that
 * it is loaded again. Silence of minutes is no sign of a broken worker here: one run of a large language model lets no
 * message in for as long as it takes.
 */
import * as Comlink from 'comlink'
import type { LoadedLanguageModel } from '../../../core/scores/languageModel.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { ScoringService } from './protocol.ts'
import { createWorkerLink, type Running } from '../workerLink.ts'

/** How long the worker may be silent: many times what the largest run or the building of the largest graph takes. */
const SCORING_TIMEOUT_MS = 600_000

export interface ScoringClient extends ScoringService {
  /** Stops the worker and frees all that it holds; what waits ends with `scoring-stopped`. */
  restart(): void
}

export function createScoringClient(createWorker: () => Worker): ScoringClient {
  let onMoved: ((languageModel: string, loaded: LoadedLanguageModel) => void) | null = null
  const link = createWorkerLink<ScoringService, Set<string>>({
    createWorker,
    /** Language models that the worker has loaded. */
    createKnown: () => new Set(),
    stoppedAs: 'scoring-stopped',
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
    onStart: (service) => {
      if (onMoved !== null) void service.watch(Comlink.proxy(onMoved))
    },
  })

  async function call<Value>(
    work: (running: Running<ScoringService, Set<string>>) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const outcome = await link.call(work, SCORING_TIMEOUT_MS)
    // WebAssembly's memory does not shrink, and what ran out of it is not to be trusted: the next call starts anew.
    if (!outcome.ok && outcome.failure.code === 'out-of-memory') link.stop('it ran out of memory')
    return outcome
  }

  /** A call that needs the language model in the worker that is there now. */
  function callLoaded<Value>(
    languageModel: string,
    work: (service: Comlink.Remote<ScoringService>) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return call(async ({ service, known }) =>
      known.has(languageModel)
        ? work(service)
        : fail('scoring-stopped', { detail: `not loaded in this worker: ${languageModel}` }),
    )
  }

  return {
    load: (request, onProgress) =>
      call(async ({ service, known }) => {
        const outcome = await service.load(request, Comlink.proxy(onProgress))
        if (outcome.ok) known.add(request.languageModel)
        return outcome
      }),
    unload: async (languageModel) => {
      const running = link.running()
      running?.known.delete(languageModel)
      await running?.service.unload(languageModel)
    },
    watch: async (listener) => {
      onMoved = listener
      await link.running()?.service.watch(Comlink.proxy(listener))
    },
    score: (request, onProgress) =>
      callLoaded(request.languageModel, (service) => service.score(request, Comlink.proxy(onProgress))),
    scoreText: (request, onProgress) =>
      callLoaded(request.languageModel, (service) => service.scoreText(request, Comlink.proxy(onProgress))),
    next: (request) => callLoaded(request.languageModel, (service) => service.next(request)),
    continue: (request, onToken) =>
      callLoaded(request.languageModel, (service) => service.continue(request, Comlink.proxy(onToken))),
    lab: (request, onStep) =>
      callLoaded(request.languageModel, (service) => service.lab(request, Comlink.proxy(onStep))),
    describe: (languageModel, ids) => callLoaded(languageModel, (service) => service.describe(languageModel, ids)),
    inspect: (request) => call(({ service }) => service.inspect(request)),
    cached: async () => {
      const listed = await link.call(async ({ service }) => succeed(await service.cached()), SCORING_TIMEOUT_MS)
      return listed.ok ? listed.value : []
    },
    removeCached: async (languageModel) => {
      await link.call(async ({ service }) => succeed(await service.removeCached(languageModel)), SCORING_TIMEOUT_MS)
    },
    cancel: async (requestId) => {
      await link.running()?.service.cancel(requestId)
    },
    restart: () => link.stop('the page stopped it'),
  }
}
