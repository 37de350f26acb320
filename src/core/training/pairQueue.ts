/** A binary heap of pairs to merge: the most frequent first; of two equally frequent the one of lower ids. */

export interface QueuedPair {
  readonly count: number
  readonly left: number
  readonly right: number
}

function comesBefore(one: QueuedPair, other: QueuedPair): boolean {
  if (one.count !== other.count) return one.count > other.count
  return one.left !== other.left ? one.left < other.left : one.right < other.right
}

export class PairQueue {
  readonly #heap: QueuedPair[] = []

  push(pair: QueuedPair): void {
    const heap = this.#heap
    let place = heap.push(pair) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !comesBefore(pair, above)) break
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
      if (sibling !== undefined && comesBefore(sibling, below)) {
        child++
        below = sibling
      }
      if (!comesBefore(below, last)) break
      heap[place] = below
      place = child
    }
    heap[place] = last
    return top
  }
}
