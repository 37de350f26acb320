/** A trie over code points. Edges stand in a table of integers, so that a vocabulary of 250,000 pieces makes no objects. */
import { PairTable } from '../../bpe/pairTable.ts'

export class Trie {
  readonly #edges = new PairTable(65_536)
  #ids = new Int32Array(65_536).fill(-1)
  #nodes = 1

  /** The node at which the piece ends. Of two equal pieces the later one is found. The empty piece is never found. */
  add(piece: string, id: number): number {
    let node = 0
    for (const character of piece) {
      const point = character.codePointAt(0) ?? 0
      let child = this.next(node, point)
      if (child === -1) {
        child = this.#nodes++
        this.#edges.add(node, point, 0, child)
        if (child === this.#ids.length) this.#grow()
      }
      node = child
    }
    if (node !== 0) this.#ids[node] = id
    return node
  }

  #grow(): void {
    const ids = new Int32Array(this.#ids.length * 2).fill(-1)
    ids.set(this.#ids)
    this.#ids = ids
  }

  /** The node after `node` by `point`, or -1. The root is 0. */
  next(node: number, point: number): number {
    const edge = this.#edges.find(node, point)
    return edge === -1 ? -1 : this.#edges.mergedAt(edge)
  }

  /** The piece that ends at `node`, or -1. */
  idAt(node: number): number {
    return this.#ids[node] ?? -1
  }
}
