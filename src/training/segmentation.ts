/** Cuts a pre-token by the merges learnt so far: lowest rank first, leftmost of equal ones, as every BPE does. */
import type { LearnedMerge } from './mergeTrainer.ts'
import { byteIds } from './bytePairTrainer.ts'

const KEY = 2 ** 26

export class MergeSegmenter {
  readonly #ranks = new Map<number, { readonly rank: number; readonly merged: number }>()
  readonly #cache = new Map<string, readonly number[]>()

  constructor(merges: readonly LearnedMerge[]) {
    for (const [rank, { left, right, merged }] of merges.entries()) {
      const key = left * KEY + right
      if (!this.#ranks.has(key)) this.#ranks.set(key, { rank, merged })
    }
  }

  /** Ids of the tokens of a pre-token. */
  segment(preToken: string): readonly number[] {
    const known = this.#cache.get(preToken)
    if (known !== undefined) return known
    const ids = Array.from(byteIds(preToken))
    for (;;) {
      let best: { readonly rank: number; readonly merged: number; readonly at: number } | null = null
      for (let at = 0; at + 1 < ids.length; at++) {
        const merge = this.#ranks.get((ids[at] ?? 0) * KEY + (ids[at + 1] ?? 0))
        if (merge !== undefined && (best === null || merge.rank < best.rank)) best = { ...merge, at }
      }
      if (best === null) break
      ids.splice(best.at, 2, best.merged)
    }
    this.#cache.set(preToken, ids)
    return ids
  }
}
