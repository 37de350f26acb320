/**
 * A trie over the bytes of a vocabulary, in typed arrays: children of a node stand together, in order of their byte,
 * and after their parent, so that sums over subtrees are one pass. Knows nothing of merges.
 */
import type { TokenId } from '../tokenizers/encoding.ts'

export class ByteTrie {
  /** Children of node n are the nodes `[firstChild[n], firstChild[n + 1])`; the root is 0. */
  readonly #firstChild: Int32Array
  /** The byte by which each node is reached. */
  readonly labels: Uint8Array
  /** Tokens that end at node n are `ids[firstId[n], firstId[n + 1])`: more than one if a vocabulary has equal strings. */
  readonly #firstId: Int32Array
  readonly #ids: Int32Array
  /** Node of each id, or -1. */
  readonly nodeOf: Int32Array

  /** @param bytesOf the bytes of each id from 0 to `size` − 1; null or empty if it stands for none */
  constructor(size: number, bytesOf: (id: TokenId) => Uint8Array | null) {
    const strings = Array.from({ length: size }, (_, id) => bytesOf(id) ?? new Uint8Array())
    const sorted = Int32Array.from(strings.keys()).filter((id) => (strings[id]?.length ?? 0) > 0)
    sorted.sort((one, other) => compareBytes(strings[one], strings[other]) || one - other)
    const labels: number[] = [0]
    const firstChild: number[] = []
    const firstId: number[] = []
    const ids: number[] = []
    this.nodeOf = new Int32Array(size).fill(-1)
    // Breadth first: each node is a range of sorted strings that share their first `depth` bytes.
    let level = [{ start: 0, end: sorted.length }]
    let nodes = 1
    for (let depth = 0; level.length > 0; depth++) {
      const next: { start: number; end: number }[] = []
      for (const range of level) {
        const node = firstChild.length
        firstId.push(ids.length)
        let { start } = range
        for (; start < range.end && strings[sorted[start] ?? 0]?.length === depth; start++) {
          const id = sorted[start] ?? 0
          ids.push(id)
          this.nodeOf[id] = node
        }
        firstChild.push(nodes)
        while (start < range.end) {
          const label = strings[sorted[start] ?? 0]?.[depth] ?? 0
          let end = start + 1
          while (end < range.end && strings[sorted[end] ?? 0]?.[depth] === label) end++
          next.push({ start, end })
          labels.push(label)
          nodes++
          start = end
        }
      }
      level = next
    }
    firstChild.push(nodes)
    firstId.push(ids.length)
    this.#firstChild = Int32Array.from(firstChild)
    this.#firstId = Int32Array.from(firstId)
    this.#ids = Int32Array.from(ids)
    this.labels = Uint8Array.from(labels)
  }

  get size(): number {
    return this.labels.length
  }

  /** The children of a node, as the range of their numbers. */
  children(node: number): { readonly start: number; readonly end: number } {
    return { start: this.#firstChild[node] ?? 0, end: this.#firstChild[node + 1] ?? 0 }
  }

  /** The child by `byte`, or -1. */
  child(node: number, byte: number): number {
    let low = this.#firstChild[node] ?? 0
    let high = this.#firstChild[node + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      const label = this.labels[middle] ?? 0
      if (label === byte) return middle
      if (label < byte) low = middle + 1
      else high = middle
    }
    return -1
  }

  /** The node after `node` by `bytes[start, end)`, or -1. */
  descend(node: number, bytes: Uint8Array, start: number, end: number): number {
    let at = node
    for (let index = start; index < end && at !== -1; index++) at = this.child(at, bytes[index] ?? 0)
    return at
  }

  /** The tokens whose bytes end at the node. */
  tokensAt(node: number): Int32Array {
    return this.#ids.subarray(this.#firstId[node] ?? 0, this.#firstId[node + 1] ?? 0)
  }

  /** The tokens of the node and of all below it. */
  tokensUnder(node: number): number[] {
    const found: number[] = []
    let [start, end] = [node, node + 1]
    while (start < end) {
      for (const id of this.#ids.subarray(this.#firstId[start] ?? 0, this.#firstId[end] ?? 0)) found.push(id)
      ;[start, end] = [this.#firstChild[start] ?? 0, this.#firstChild[end] ?? 0]
    }
    return found
  }

  /** The lengths and ids of all tokens that `bytes` from `start` on begins with, shortest first. */
  *prefixesOf(bytes: Uint8Array, start: number): Generator<{ readonly id: TokenId; readonly end: number }, void, void> {
    let node = 0
    for (let index = start; index < bytes.length; index++) {
      node = this.child(node, bytes[index] ?? 0)
      if (node === -1) return
      for (const id of this.tokensAt(node)) yield { id, end: index + 1 }
    }
  }

  /** For every node the sum of `weights` over the tokens of its subtree; [nodes]. */
  sums(weights: ArrayLike<number>): Float64Array {
    const sums = new Float64Array(this.size)
    for (let node = this.size - 1; node >= 0; node--) {
      let sum = 0
      for (let index = this.#firstId[node] ?? 0; index < (this.#firstId[node + 1] ?? 0); index++)
        sum += weights[this.#ids[index] ?? 0] ?? 0
      const { start, end } = this.children(node)
      for (let child = start; child < end; child++) sum += sums[child] ?? 0
      sums[node] = sum
    }
    return sums
  }
}

function compareBytes(one: Uint8Array = new Uint8Array(), other: Uint8Array = new Uint8Array()): number {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}
