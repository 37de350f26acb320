/**
 * The page's side of the scoring worker: the same service, over messages. No worker is started before the first call.
 * When the worker breaks, every call that waits ends with the failure `scoring-stopped`, and the next call starts a new
 * worker, in which nothing is loaded: a score by a language model that it lost ends with `scoring-stopped` too, so that
 * it is loaded again.
 */
import * as Comlink from 'comlink'
import type { LoadedLanguageModel } from '../../../core/scores/languageModel.ts'
import { forwardCalls } from '../calls.ts'
import { createWorkerLink } from '../workerLink.ts'
import { scoringCalls, type ScoringService } from './protocol.ts'

export interface ScoringClient extends ScoringService {
  /** Stops the worker and frees all that it holds; what waits ends with `scoring-stopped`. */
  restart(): void
}

export function createScoringClient(createWorker: () => Worker): ScoringClient {
  let onMoved: ((languageModel: string, loaded: LoadedLanguageModel) => void) | null = null
  const link = createWorkerLink<ScoringService, null>({
    createWorker,
    createKnown: () => null,
    stoppedAs: 'scoring-stopped',
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
    onStart: (service) => {
      if (onMoved !== null) void service.watch(Comlink.proxy(onMoved))
    },
    // WebAssembly's memory does not shrink, and what ran out of it is not to be trusted: the next call starts anew.
    isBroken: ({ code }) => (code === 'out-of-memory' ? 'it ran out of memory' : null),
  })
  const calls = forwardCalls<ScoringService, null>(scoringCalls, link)
  return {
    ...calls,
    watch: (listener) => {
      onMoved = listener
      return calls.watch(listener)
    },
    restart: () => link.stop('the page stopped it'),
  }
}
