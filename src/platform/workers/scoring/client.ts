/**
 * The page's side of the scoring worker: the same service, over messages. No worker is started before the first call.
 * When the worker breaks, every call that waits ends with the failure `scoring-stopped`, and the next call starts a new
 * worker, in which nothing is loaded: a score by a language model that it lost ends with `scoring-stopped` too, so that
 * it is loaded again. A worker in which ONNX Runtime does not start is replaced without a word, at last by one with a
 * single thread.
 */
import * as Comlink from 'comlink'
import type { LoadedLanguageModel } from '../../../core/scores/languageModel.ts'
import { fail } from '../../../core/tokenizers/failure.ts'
import { forwardCalls } from '../calls.ts'
import { createWorkerLink } from '../workerLink.ts'
import { createStartSilence, wasStarting } from './startSilence.ts'
import { scoringCalls, type ScoringService } from './protocol.ts'

/** Starts that may fail before one is tried without threads. */
const MAX_FAILED_STARTS = 2

export interface ScoringClient extends ScoringService {
  /** Stops the worker and frees all that it holds; what waits ends with `scoring-stopped`. */
  restart(): void
}

export function createScoringClient(createWorker: () => Worker): ScoringClient {
  let onMoved: ((languageModel: string, loaded: LoadedLanguageModel) => void) | null = null
  const silence = createStartSilence()
  /** How often ONNX Runtime did not start on this page. */
  let failedStarts = 0
  /** Loads that nobody cancelled. */
  const waiting = new Set<string>()
  const link = createWorkerLink<ScoringService, null>({
    ...silence,
    createWorker,
    createKnown: () => null,
    stoppedAs: 'scoring-stopped',
    // Cancels nothing, and is answered as soon as the worker takes messages.
    ping: (service) => service.cancel(''),
    onStart: (service) => {
      silence.onStart(service)
      if (onMoved !== null) void service.watch(Comlink.proxy(onMoved))
    },
    // WebAssembly's memory does not shrink, and what ran out of it is not to be trusted: the next call starts anew.
    isBroken: ({ code }) => (code === 'out-of-memory' ? 'it ran out of memory' : null),
  })
  const calls = forwardCalls<ScoringService, null>(scoringCalls, link)
  return {
    ...calls,
    load: async (request, onProgress) => {
      waiting.add(request.requestId)
      try {
        for (;;) {
          const before = failedStarts
          // One thread starts no other worker, which is what Firefox does not return from.
          const threads = before < MAX_FAILED_STARTS ? request.threads : 1
          const loaded = await calls.load({ ...request, threads }, onProgress)
          if (loaded.ok || !wasStarting(loaded.failure) || before === MAX_FAILED_STARTS) return loaded
          // The worker did not hear of it.
          if (!waiting.has(request.requestId)) return fail('cancelled')
          // Several loads may have waited for one start.
          failedStarts = Math.max(failedStarts, before + 1)
        }
      } finally {
        waiting.delete(request.requestId)
      }
    },
    cancel: (requestId) => {
      waiting.delete(requestId)
      return calls.cancel(requestId)
    },
    watch: (listener) => {
      onMoved = listener
      return calls.watch(listener)
    },
    restart: () => link.stop('the page stopped it'),
  }
}
