/**
 * What a language model expects behind each of several contexts. What the contexts share at their start is fed once,
 * the rest as one batch, a context that begins another with it, padded behind its end: a causal language model sees nothing behind a position, so padding there
 * changes nothing. Keeps the cache of the shared start for the next call, as prompts grow at their end.
 */
import { append, greatest } from '../../core/text/append.ts'
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { Cache, CausalSession, Fed } from './causalSession.ts'
import { checkIds } from './idBeyondLogits.ts'
import { logSumExp } from '../../core/scores/rowStatistics.ts'
import { CHUNK_POSITIONS, contextWithin } from './scoreSequence.ts'

/** Most bytes of logits in one batch; more contexts make more batches. */
const BATCH_LOGITS_BYTES = 64_000_000
/** Most bytes of caches in one batch. */
const BATCH_CACHE_BYTES = 256_000_000

export interface NextOptions {
  readonly contextLength: number
  readonly vocabularySize: number
  readonly signal: AbortSignal
  readonly pause: () => Promise<void>
}

type Context = readonly TokenId[]

/** Length of the longest start that all contexts share; at least one token of each is left behind it. */
export function sharedLength(contexts: readonly Context[]): number {
  const [first = []] = contexts
  let length = contexts.reduce((least, context) => Math.min(least, context.length), Infinity) - 1
  for (const context of contexts) {
    let same = 0
    while (same < length && context[same] === first[same]) same++
    length = same
  }
  return Math.max(0, length)
}

/** A sequence to feed, and the contexts that begin it: for each its place in the list and its length. */
interface Sequence {
  readonly context: Context
  readonly ends: { readonly place: number; readonly length: number }[]
}

/** What is expected behind the context at a place of the list, ln p. */
interface Row {
  readonly place: number
  readonly row: Float32Array
}

/** The contexts that begin no other, each with those that begin it: one run gives what is expected behind all of them. */
function fewestSequences(contexts: readonly Context[]): readonly Sequence[] {
  const sequences: Sequence[] = []
  const longestFirst = contexts
    .map((context, place) => ({ context, place }))
    .toSorted((one, other) => other.context.length - one.context.length || one.place - other.place)
  for (const { context, place } of longestFirst) {
    const holder = sequences.find((sequence) => context.every((id, index) => sequence.context[index] === id))
    if (holder === undefined) sequences.push({ context, ends: [{ place, length: context.length }] })
    else holder.ends.push({ place, length: context.length })
  }
  return sequences
}

export class NextDistributions {
  readonly #session: CausalSession
  /** Some graphs take only one sequence where several tokens come behind a cache: found out at the first that does not. */
  #takesBatches = true
  #kept: { readonly ids: Context; readonly cache: Cache } | null = null

  constructor(session: CausalSession) {
    this.#session = session
  }

  /** ln p, [contexts][vocabularySize]. Rejects with the signal's reason when aborted, and where an id has no logit. */
  async of(contexts: readonly Context[], options: NextOptions): Promise<readonly Float32Array[]> {
    const most = contextWithin(this.#session, options.contextLength, options.vocabularySize)
    const cut = contexts.map((context) => (context.length > most ? context.slice(-most) : context))
    if (cut.some((context) => context.length === 0)) throw new Error('a context is empty')
    await checkIds(this.#session, cut)
    const results: Float32Array[] = []
    const shared = this.#session.caches ? sharedLength(cut) : 0
    const start = await this.#shared((cut[0] ?? []).slice(0, shared), options)
    const sequences = fewestSequences(cut.map((context) => context.slice(shared)))
    for (let at = 0; at < sequences.length;) {
      options.signal.throwIfAborted()
      const rest = sequences.slice(at)
      const batch = rest.slice(0, this.#batchSize(rest, shared, options.vocabularySize))
      for (const { place, row } of await this.#inBatch(batch, start)) results[place] = row
      at += batch.length
      await options.pause()
    }
    options.signal.throwIfAborted()
    return results
  }

  release(): void {
    if (this.#kept !== null) this.#session.release(this.#kept.cache)
    this.#kept = null
  }

  /** The cache of the shared start, from that of the call before where this one goes on from there. */
  async #shared(ids: Context, { signal, pause }: NextOptions): Promise<Cache> {
    let { cache, at } = this.#takeKept(ids)
    while (at < ids.length) {
      if (signal.aborted) this.#session.release(cache)
      signal.throwIfAborted()
      const chunk = ids.slice(at, at + CHUNK_POSITIONS)
      cache = (await this.#session.feed([chunk], cache)).cache
      at += chunk.length
      await pause()
    }
    this.#kept = { ids, cache }
    return cache
  }

  #takeKept(ids: Context): { cache: Cache; at: number } {
    const kept = this.#kept
    this.#kept = null
    if (kept !== null && kept.ids.length <= ids.length && kept.ids.every((id, index) => id === ids[index])) {
      return { cache: kept.cache, at: kept.ids.length }
    }
    if (kept !== null) this.#session.release(kept.cache)
    return { cache: this.#session.emptyCache(1), at: 0 }
  }

  /** How many of the contexts go into one batch: the first few whose logits and caches stay within their bytes. */
  #batchSize(rest: readonly Sequence[], shared: number, vocabularySize: number): number {
    const { cacheBytesPerToken } = this.#session.shape
    let longest = 0
    for (const [index, { context }] of rest.entries()) {
      longest = Math.max(longest, context.length)
      const logits = 4 * vocabularySize * longest * (index + 1)
      const caches = cacheBytesPerToken * (shared + longest) * (index + 1)
      if (index > 0 && (logits > BATCH_LOGITS_BYTES || caches > BATCH_CACHE_BYTES)) return index
    }
    return rest.length
  }

  async #inBatch(batch: readonly Sequence[], start: Cache): Promise<readonly Row[]> {
    if (this.#takesBatches || batch.length === 1) {
      try {
        return await this.#batch(batch, start)
      } catch (error) {
        if (batch.length === 1) throw error
        this.#takesBatches = false
      }
    }
    const rows: Row[] = []
    for (const sequence of batch) append(rows, await this.#batch([sequence], start))
    return rows
  }

  async #fedTogether(padded: readonly Context[], start: Cache): Promise<Fed> {
    const cache = await this.#session.repeat(start, padded.length)
    try {
      return await this.#session.feed(padded, cache)
    } catch (error) {
      this.#session.release(cache)
      throw error
    }
  }

  async #batch(batch: readonly Sequence[], start: Cache): Promise<readonly Row[]> {
    const longest = greatest(batch.map(({ context }) => context.length))
    const padded = batch.map(({ context }) => [
      ...context,
      ...Array.from({ length: longest - context.length }, () => context[0] ?? 0),
    ])
    const fed =
      batch.length === 1 ? await this.#session.feed(padded, start, true) : await this.#fedTogether(padded, start)
    this.#session.release(fed.cache)
    return batch.flatMap(({ ends }, index) =>
      ends.map(({ place, length }) => {
        const row = (index * longest + length - 1) * fed.vocabularySize
        const logSum = logSumExp(fed.logits, row, fed.vocabularySize)
        return { place, row: fed.logits.slice(row, row + fed.vocabularySize).map((logit) => logit - logSum) }
      }),
    )
  }
}
