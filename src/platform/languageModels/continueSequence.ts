/** Generates tokens one by one behind a prompt, by a language model with or without a cache. Decodes nothing. */
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { CausalSession } from './causalSession.ts'
import { checkIds } from './idBeyondLogits.ts'
import { createColumns, writeRowStatistics } from '../../core/scores/rowStatistics.ts'
import { drawToken, greediest, seededNumbers, type SamplingOptions } from '../../core/scores/sampling.ts'
import { CHUNK_POSITIONS, contextWithin } from './scoreSequence.ts'

export interface ContinueOptions {
  /** Null: greedy. */
  readonly sampling: (SamplingOptions & { readonly seed: number }) | null
  readonly mostTokens: number
  /** Tokens at which the language model ends a text. */
  readonly endTokens: ReadonlySet<TokenId>
  readonly contextLength: number
  readonly vocabularySize: number
  readonly signal: AbortSignal
  readonly pause: () => Promise<void>
}

export interface GeneratedToken {
  readonly id: TokenId
  /** ln p by the whole softmax at temperature 1. */
  readonly logProbability: number
  readonly rank: number
}

/**
 * `prompt`: not empty, its begin token included. A prompt longer than the context loses its start. An end token is not
 * told of. `length` where `onToken` answers false: that token was enough. Rejects with the signal's reason when aborted, and with `IdBeyondLogits` where a token of the prompt has no
 * logit.
 */
export async function continueSequence(
  session: CausalSession,
  prompt: readonly TokenId[],
  options: ContinueOptions,
  onToken: (token: GeneratedToken) => unknown,
): Promise<'end' | 'length' | 'context'> {
  const { sampling, mostTokens, endTokens, signal } = options
  const context = contextWithin(session, options.contextLength, options.vocabularySize)
  const chance = seededNumbers(sampling?.seed ?? 0)
  const columns = createColumns(1, 0)
  // Room for at least one token.
  const sequence = prompt.slice(-Math.max(1, context - 1))
  await checkIds(session, [sequence])
  let unfed = [...sequence]
  let cache = session.emptyCache(1)
  try {
    for (let count = 0; count < mostTokens; count++) {
      if (sequence.length > context) return 'context'
      signal.throwIfAborted()
      let row: { readonly logits: Float32Array; readonly start: number; readonly length: number } = {
        logits: new Float32Array(),
        start: 0,
        length: 0,
      }
      // Without a cache everything is fed again.
      const toFeed = session.caches ? unfed : sequence
      const step = session.caches ? CHUNK_POSITIONS : context
      for (let start = 0; start < toFeed.length; start += step) {
        signal.throwIfAborted()
        const chunk = toFeed.slice(start, start + step)
        const fed = await session.feed([chunk], cache)
        cache = session.caches ? fed.cache : session.emptyCache(1)
        row = { logits: fed.logits, start: (chunk.length - 1) * fed.vocabularySize, length: fed.vocabularySize }
        await options.pause()
      }
      signal.throwIfAborted()
      const id =
        sampling === null
          ? greediest(row.logits, row.start, row.length)
          : drawToken(row.logits, row.start, row.length, sampling, chance())
      if (endTokens.has(id)) return 'end'
      writeRowStatistics(row.logits, row.start, row.length, id, 0, columns, 0)
      const told = { id, logProbability: columns.logProbability[0] ?? Number.NaN, rank: columns.rank[0] ?? 0 }
      if (onToken(told) === false) return 'length'
      sequence.push(id)
      unfed = [id]
    }
    return 'length'
  } finally {
    session.release(cache)
  }
}
