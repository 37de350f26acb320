/**
 * Scores a sequence by feeding it in chunks behind a cache, so that the logits of a long text never exist at once. A
 * language model without a cache is fed windows instead. Allocates one chunk of logits at a time.
 */
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { CausalSession } from './causalSession.ts'
import { createColumns, writeRowStatistics } from '../../core/scores/rowStatistics.ts'
import type { Scores } from '../../core/scores/languageModel.ts'
import { planWindows, strideWithin } from '../../core/scores/sequencePlan.ts'

/** Positions fed at a time: enough for the matrices to be worth their threads, few enough to stop between. */
export const CHUNK_POSITIONS = 128
/** Most bytes that the logits of a chunk take. */
const LOGITS_BYTES = 32_000_000
/** Most bytes that the cache takes: a longer context is cut down to it, and each score says what it saw. */
const CACHE_BYTES = 256_000_000

export interface SequenceOptions {
  readonly beginToken: TokenId | null
  readonly topK: number
  readonly stride: number | null
  /** Most positions fed at once; by default as many as are worth it. */
  readonly mostPositions?: number
  /** Tokens that the language model can see at once. */
  readonly contextLength: number
  readonly vocabularySize: number
  readonly signal: AbortSignal
  readonly onProgress: (doneTokens: number, totalTokens: number) => void
  /** Lets messages in between two chunks, such as a cancellation. */
  readonly pause: () => Promise<void>
}

/** Positions of a chunk such that its logits stay within their bytes. */
export function chunkPositions(vocabularySize: number): number {
  return Math.max(1, Math.min(CHUNK_POSITIONS, Math.floor(LOGITS_BYTES / (4 * vocabularySize))))
}

/** Tokens that are seen at once: the context, less where the cache, or logits where there is none, would be too large. */
export function contextWithin(session: CausalSession, contextLength: number, vocabularySize: number): number {
  const { cacheBytesPerToken } = session.shape
  const byMemory = session.caches
    ? Math.floor(CACHE_BYTES / Math.max(1, cacheBytesPerToken))
    : Math.floor((2 * LOGITS_BYTES) / (4 * vocabularySize))
  return Math.max(1, Math.min(contextLength, byMemory))
}

/**
 * One entry an id. Where one has no logit, those before it are scored. Rejects with the signal's reason when aborted, and
 * with whatever the session rejects with.
 */
export async function scoreSequence(
  session: CausalSession,
  ids: readonly TokenId[],
  options: SequenceOptions,
): Promise<Scores> {
  const { beginToken, vocabularySize, signal, onProgress } = options
  const all = beginToken === null ? ids : [beginToken, ...ids]
  const shift = all.length - ids.length
  const logits = all.length === 0 ? vocabularySize : await session.logitCount()
  const end = all.findIndex((id) => id >= logits)
  const sequence = end < 0 ? all : all.slice(0, end)
  const topK = Math.min(options.topK, logits)
  const columns = createColumns(ids.length, topK)
  const contextLength = new Uint32Array(ids.length)
  const context = contextWithin(session, options.contextLength, vocabularySize)
  const windows = planWindows(sequence.length - 1, context, strideWithin(context, options.stride))
  const step = session.caches
    ? Math.min(options.mostPositions ?? CHUNK_POSITIONS, chunkPositions(vocabularySize))
    : context

  for (const window of windows) {
    let cache = session.emptyCache(1)
    try {
      for (let start = window.start; start < window.end; start += step) {
        signal.throwIfAborted()
        const stop = Math.min(window.end, start + step)
        const fed = await session.feed([sequence.slice(start, stop)], cache)
        cache = fed.cache
        for (let row = Math.max(start, window.firstRow); row < stop; row++) {
          const at = row + 1 - shift
          writeRowStatistics(
            fed.logits,
            (row - start) * fed.vocabularySize,
            fed.vocabularySize,
            sequence[row + 1] ?? 0,
            topK,
            columns,
            at,
          )
          contextLength[at] = row + 1 - window.start
        }
        onProgress(Math.min(ids.length, stop + 1 - shift), ids.length)
        await options.pause()
      }
    } finally {
      session.release(cache)
    }
  }
  signal.throwIfAborted()
  // A begin token that has no logit leaves no token with a score.
  const beyond = end < 0 ? null : { token: Math.max(0, end - shift), id: all[end] ?? 0, logits }
  return { ...columns, contextLength, beyond }
}
