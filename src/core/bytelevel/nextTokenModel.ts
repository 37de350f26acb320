/**
 * A language model as this folder asks it, whatever runs it, and a memory of the rows that it has given. Probabilities
 * in natural logarithms.
 */
import { LRUCache } from 'lru-cache'
import type { TokenId } from '../tokenizers/encoding.ts'

export interface NextTokenModel {
  /** Put in front of every text; null if the language model has none: then nothing can be said without context. */
  readonly beginToken: TokenId | null
  /** Ends a text; null if there is none. */
  readonly endToken: TokenId | null
  /** ln p of every token after each context, [contexts][vocabulary]; `-Infinity` is allowed. Rejects when aborted. */
  nextLogProbabilities(
    contexts: readonly (readonly TokenId[])[],
    signal: AbortSignal,
  ): Promise<readonly ArrayLike<number>[]>
}

/** Tokens at the begin of a text, without the begin token. */
export type Tokens = readonly TokenId[]

export class NoBeginTokenError extends Error {
  constructor() {
    super('The language model has no begin token, so that nothing is known of the first token of a text.')
  }
}

/** Rows by context, each asked for once while it is remembered; contexts that are asked for together run in one batch. */
export class Rows {
  readonly model: NextTokenModel
  /** How many contexts the language model has been run on. */
  runs = 0
  readonly #mostInBatch: number
  readonly #known: LRUCache<string, ArrayLike<number>>

  /** @param most rows kept, those used last; a row is as long as the vocabulary */
  constructor(model: NextTokenModel, most = 96, mostInBatch = 32) {
    this.model = model
    this.#known = new LRUCache({ max: most })
    this.#mostInBatch = mostInBatch
  }

  /** One row a context, in order. Rejects with the signal's reason, or with {@link NoBeginTokenError}. */
  async of(contexts: readonly Tokens[], signal: AbortSignal): Promise<readonly ArrayLike<number>[]> {
    const found = new Map<string, ArrayLike<number>>()
    const missing = new Map<string, TokenId[]>()
    for (const context of contexts) {
      const key = context.join()
      const known = this.#known.get(key)
      if (known === undefined) missing.set(key, this.#withBegin(context))
      else found.set(key, known)
    }
    const wanted = [...missing]
    for (let at = 0; at < wanted.length; at += this.#mostInBatch) {
      signal.throwIfAborted()
      const batch = wanted.slice(at, at + this.#mostInBatch)
      const rows = await this.model.nextLogProbabilities(
        batch.map(([, context]) => context),
        signal,
      )
      this.runs += batch.length
      for (const [index, [key]] of batch.entries()) {
        const row = rows[index]
        if (row === undefined) throw new Error('The language model gave fewer rows than it was asked for.')
        found.set(key, row)
        this.#known.set(key, row)
      }
    }
    return contexts.map((context) => found.get(context.join()) ?? [])
  }

  #withBegin(context: Tokens): TokenId[] {
    const { beginToken } = this.model
    if (beginToken !== null) return [beginToken, ...context]
    if (context.length === 0) throw new NoBeginTokenError()
    return [...context]
  }
}
