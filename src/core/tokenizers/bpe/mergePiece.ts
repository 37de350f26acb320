/**
 * Byte-pair encoding of one pre-token: merge the adjacent pair of lowest rank, leftmost first, until none merges
 * (Sennrich et al. 2016, on bytes as in GPT-2). Short pieces by scanning for the minimum, long ones with a heap, so
 * that a megabyte of one letter takes n·log n steps. Both give the same tokens.
 */
import { runSteps } from '../runSteps.ts'
import type { PairTable } from './pairTable.ts'

/** The rank of a pair that does not merge. */
const NO_MERGE = 0x7fffffff
const LONGEST_SCANNED = 96
/** Pairs looked at between two pauses. */
const STEP = 8192

/** For two neighbouring bytes, `(left << 8) | right`: the rank of their merge and what it makes. Every merge starts with these. */
export interface BytePairs {
  readonly ranks: Int32Array
  readonly merged: Int32Array
}

/** The merges of single bytes as a table. */
export function bytePairsOf(byteIds: Int32Array, pairs: PairTable): BytePairs {
  const ranks = new Int32Array(0x10000).fill(NO_MERGE)
  const merged = new Int32Array(0x10000)
  for (let pair = 0; pair < ranks.length; pair++) {
    const handle = pairs.find(byteIds[pair >> 8] ?? 0, byteIds[pair & 0xff] ?? 0)
    if (handle === -1) continue
    ranks[pair] = pairs.rankAt(handle)
    merged[pair] = pairs.mergedAt(handle)
  }
  return { ranks, merged }
}

/** Where a merged piece goes: its tokens' ids, and the number of bytes of each. */
export class PieceTokens {
  ids = new Int32Array(256)
  lengths = new Int32Array(256)
  count = 0
  #ranks = new Int32Array(256)
  #merged = new Int32Array(256)

  /** Cuts `bytes[start, end)` into bytes and merges them; the result stands in `ids`, `lengths`, `count`. */
  merge(
    bytes: Uint8Array,
    start: number,
    end: number,
    byteIds: Int32Array,
    pairs: PairTable,
    bytePairs: BytePairs,
  ): void {
    const length = end - start
    this.#reserve(length + 1)
    const { ids, lengths } = this
    const ranks = this.#ranks
    const merged = this.#merged
    for (let index = 0; index < length; index++) {
      const byte = bytes[start + index] ?? 0
      ids[index] = byteIds[byte] ?? 0
      lengths[index] = 1
      const pair = (byte << 8) | (bytes[start + index + 1] ?? 0)
      ranks[index] = bytePairs.ranks[pair] ?? NO_MERGE
      merged[index] = bytePairs.merged[pair] ?? 0
    }
    this.#count(length)
    // Most pieces are short, and a generator for each would take longer than its merges.
    if (length <= LONGEST_SCANNED) this.#scan(pairs)
    else runSteps(this.#heap(pairs))
  }

  /** Merges the start symbols `symbols[start, end)`; `lengths` then counts symbols. */
  mergeSymbols(symbols: Int32Array, start: number, end: number, pairs: PairTable): void {
    runSteps(this.mergeSymbolsSteps(symbols, start, end, pairs))
  }

  /** The same in steps of some thousands of pairs. */
  *mergeSymbolsSteps(symbols: Int32Array, start: number, end: number, pairs: PairTable): Generator<number, void, void> {
    const length = end - start
    this.#reserve(length + 1)
    const { ids } = this
    ids.set(symbols.subarray(start, end))
    this.lengths.fill(1, 0, length)
    for (let index = 0; index + 1 < length; index++) this.#look(pairs, index, ids[index] ?? 0, ids[index + 1] ?? 0)
    this.#count(length)
    if (length <= LONGEST_SCANNED) this.#scan(pairs)
    else yield* this.#heap(pairs)
  }

  /** There are `length` symbols, whose pairs have been looked up; the last has none. */
  #count(length: number): void {
    this.count = length
    if (length > 0) this.#ranks[length - 1] = NO_MERGE
  }

  #reserve(length: number): void {
    if (length <= this.ids.length) return
    const size = 2 ** Math.ceil(Math.log2(length))
    this.ids = new Int32Array(size)
    this.lengths = new Int32Array(size)
    this.#ranks = new Int32Array(size)
    this.#merged = new Int32Array(size)
  }

  #look(pairs: PairTable, at: number, left: number, right: number): void {
    const handle = pairs.find(left, right)
    this.#ranks[at] = handle === -1 ? NO_MERGE : pairs.rankAt(handle)
    this.#merged[at] = handle === -1 ? 0 : pairs.mergedAt(handle)
  }

  #scan(pairs: PairTable): void {
    const { ids, lengths } = this
    const ranks = this.#ranks
    const merged = this.#merged
    let count = this.count
    while (count > 1) {
      let best = NO_MERGE
      let at = 0
      for (let index = 0; index < count - 1; index++) {
        const rank = ranks[index] ?? NO_MERGE
        if (rank < best) {
          best = rank
          at = index
        }
      }
      if (best === NO_MERGE) break
      ids[at] = merged[at] ?? 0
      lengths[at] = (lengths[at] ?? 0) + (lengths[at + 1] ?? 0)
      count--
      for (let index = at + 1; index < count; index++) {
        ids[index] = ids[index + 1] ?? 0
        lengths[index] = lengths[index + 1] ?? 0
        ranks[index] = ranks[index + 1] ?? NO_MERGE
        merged[index] = merged[index + 1] ?? 0
      }
      if (at > 0) this.#look(pairs, at - 1, ids[at - 1] ?? 0, ids[at] ?? 0)
      if (at < count - 1) this.#look(pairs, at, ids[at] ?? 0, ids[at + 1] ?? 0)
    }
    this.count = count
  }

  *#heap(pairs: PairTable): Generator<number, void, void> {
    const { ids, lengths } = this
    const ranks = this.#ranks
    const length = this.count
    const next = new Int32Array(length)
    const previous = new Int32Array(length)
    const queue = new MergeQueue(length)
    for (let index = 0; index < length; index++) {
      next[index] = index + 1
      previous[index] = index - 1
    }
    for (let index = 0; index + 1 < length; index++) {
      if (ranks[index] !== NO_MERGE) queue.push(ranks[index] ?? 0, index)
    }
    let popped = 0
    for (let at = queue.pop(); at !== -1; at = queue.pop()) {
      if (++popped % STEP === 0) yield STEP
      // A token that was merged into the one before it has length 0; a pair that has changed has another rank.
      if (lengths[at] === 0 || ranks[at] !== queue.poppedRank) continue
      const right = next[at] ?? length
      const after = next[right] ?? length
      const before = previous[at] ?? -1
      ids[at] = this.#merged[at] ?? 0
      lengths[at] = (lengths[at] ?? 0) + (lengths[right] ?? 0)
      lengths[right] = 0
      next[at] = after
      ranks[at] = NO_MERGE
      if (after < length) {
        previous[after] = at
        this.#look(pairs, at, ids[at] ?? 0, ids[after] ?? 0)
        if (ranks[at] !== NO_MERGE) queue.push(ranks[at] ?? 0, at)
      }
      if (before >= 0) {
        this.#look(pairs, before, ids[before] ?? 0, ids[at] ?? 0)
        if (ranks[before] !== NO_MERGE) queue.push(ranks[before] ?? 0, before)
      }
    }
    let count = 0
    for (let index = 0; index < length; index = next[index] ?? length) {
      ids[count] = ids[index] ?? 0
      lengths[count++] = lengths[index] ?? 0
    }
    this.count = count
  }
}

/** A binary heap of (rank, position), lowest rank first, then leftmost. */
class MergeQueue {
  /** rank·2^31 + position: exact in a double while ranks stay under 2^22. */
  #keys: Float64Array
  #size = 0
  poppedRank = 0

  constructor(capacity: number) {
    this.#keys = new Float64Array(Math.max(16, capacity * 2))
  }

  push(rank: number, position: number): void {
    if (this.#size === this.#keys.length) {
      const grown = new Float64Array(this.#size * 2)
      grown.set(this.#keys)
      this.#keys = grown
    }
    const keys = this.#keys
    const key = rank * 0x80000000 + position
    let index = this.#size++
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = keys[parent] ?? 0
      if (above <= key) break
      keys[index] = above
      index = parent
    }
    keys[index] = key
  }

  /** The position of the lowest pair, its rank in `poppedRank`; -1 if the queue is empty. */
  pop(): number {
    if (this.#size === 0) return -1
    const keys = this.#keys
    const top = keys[0] ?? 0
    const last = keys[--this.#size] ?? 0
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= this.#size) break
      if (child + 1 < this.#size && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child++
      if ((keys[child] ?? 0) >= last) break
      keys[index] = keys[child] ?? 0
      index = child
    }
    keys[index] = last
    this.poppedRank = Math.floor(top / 0x80000000)
    return top % 0x80000000
  }
}
