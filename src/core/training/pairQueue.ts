/** A binary heap of pairs to merge: the most frequent first; of two equally frequent the one of lower ids, unless told. */

/** Ids of the tokens of a pair. */
export interface TokenPair {
  readonly left: number
  readonly right: number
}

export interface QueuedPair extends TokenPair {
  readonly count: number
}

/** Of two pairs equally frequent, whether `one` is merged before `other`. */
export type TieRule = (one: TokenPair, other: TokenPair) => boolean

function hasLowerIds(one: TokenPair, other: TokenPair): boolean {
  return one.left !== other.left ? one.left < other.left : one.right < other.right
}

export class PairQueue {
  readonly #heap: QueuedPair[] = []
  readonly #isFirst: TieRule

  constructor(isFirst: TieRule = hasLowerIds) {
    this.#isFirst = isFirst
  }

  push(pair: QueuedPair): void {
    const heap = this.#heap
    let place = heap.push(pair) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !this.#comesBefore(pair, above)) break
      heap[place] = above
      place = parent
    }
    heap[place] = pair
  }

  pop(): QueuedPair | null {
    const heap = this.#heap
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined) return null
    if (heap.length === 0) return top
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      let below = heap[child]
      if (below === undefined) break
      const sibling = heap[child + 1]
      if (sibling !== undefined && this.#comesBefore(sibling, below)) {
        child++
        below = sibling
      }
      if (!this.#comesBefore(below, last)) break
      heap[place] = below
      place = child
    }
    heap[place] = last
    return top
  }

  #comesBefore(one: QueuedPair, other: QueuedPair): boolean {
    return one.count !== other.count ? one.count > other.count : this.#isFirst(one, other)
  }
}
