/**
 * Asks the scoring worker, each thing once: what several want at the same time is one call, which is cancelled when the
 * last of them has gone; what was answered is kept by language model, ids or text, and options. Knows nothing of lanes.
 */
import { LRUCache } from 'lru-cache'
import type { Scores } from '../../core/scores/languageModel.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { TextByBytes } from '../../features/probabilities/questions.ts'
import { SharedLoads } from '../../platform/tokenizers/sharedLoads.ts'
import type { ScoredText, ScoringOptions, ScoringService } from '../../platform/workers/scoring/protocol.ts'

/** Answers that are kept, and their tokens in all, some hundred bytes each; the last one is kept in any case. */
const MAX_KEPT = 24
const MAX_TOKENS = 60_000

export interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (doneTokens: number, totalTokens: number) => void
}

/** A loaded language model: its id, and what else decides its answers. */
export interface LanguageModelKey {
  readonly languageModel: string
  readonly dtype: string
  readonly device: string
}

export class ScoreRequests {
  readonly #service: ScoringService
  readonly #scores = new Kept<Scores>(({ rank }) => rank.length)
  readonly #texts = new Kept<ScoredText>(({ scores }) => scores.rank.length)
  readonly #readings = new Kept<TextByBytes>(({ byByte }) => byByte.length)
  #count = 0

  constructor(service: ScoringService) {
    this.#service = service
  }

  score(of: LanguageModelKey, ids: Uint32Array, options: ScoringOptions, watch: Watch): Promise<Outcome<Scores>> {
    // The ids themselves: a hash could be another's.
    const key = JSON.stringify([of, options]) + ids.join(' ')
    return this.#scores.get(key, watch, (request) =>
      this.#service.score(
        { requestId: this.#begin(request.signal), languageModel: of.languageModel, ids, options },
        request.onProgress,
      ),
    )
  }

  scoreText(of: LanguageModelKey, text: string, options: ScoringOptions, watch: Watch): Promise<Outcome<ScoredText>> {
    const key = JSON.stringify([of, options]) + text
    return this.#texts.get(key, watch, (request) =>
      this.#service.scoreText(
        { requestId: this.#begin(request.signal), languageModel: of.languageModel, text, options },
        request.onProgress,
      ),
    )
  }

  /** A text read by bytes, by a language model over tokens. */
  readBytes(
    of: LanguageModelKey,
    text: string,
    options: Pick<ScoringOptions, 'begin' | 'stride'>,
    watch: Watch,
  ): Promise<Outcome<TextByBytes>> {
    const key = JSON.stringify([of, options]) + text
    return this.#readings.get(key, watch, (request) =>
      this.#service.lab(
        {
          requestId: this.#begin(request.signal),
          languageModel: of.languageModel,
          kind: 'text-by-bytes',
          question: { text, ...options },
        },
        (doneBytes) => request.onProgress(doneBytes, new TextEncoder().encode(text).length),
      ),
    )
  }

  #begin(signal: AbortSignal): string {
    const requestId = `score-${(this.#count += 1)}`
    signal.addEventListener('abort', () => void this.#service.cancel(requestId))
    return requestId
  }
}

/** The last answers by key, and the calls that run. */
class Kept<Value extends object> {
  readonly #kept: LRUCache<string, Value>
  readonly #running = new SharedLoads<Value>()

  constructor(tokensOf: (value: Value) => number) {
    this.#kept = new LRUCache({
      max: MAX_KEPT,
      maxSize: MAX_TOKENS,
      // An answer that is too large for any other is kept alone.
      sizeCalculation: (value) => Math.min(MAX_TOKENS, Math.max(1, tokensOf(value))),
    })
  }

  async get(key: string, watch: Watch, start: (watch: Watch) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const kept = this.#kept.get(key)
    if (kept !== undefined) return { ok: true, value: kept }
    const { signal } = watch
    const outcome = await this.#running.join(
      key,
      { signal, onProgress: (_, done, total) => watch.onProgress(done, total ?? done) },
      (request) => start({ signal: request.signal, onProgress: (done, total) => request.onProgress('', done, total) }),
    )
    if (outcome.ok) this.#kept.set(key, outcome.value)
    return outcome
  }
}
