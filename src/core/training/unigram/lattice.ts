/**
 * The segmentations of a word by the pieces of a Unigram model that is being trained: how often each piece is expected in it,
 * and the best segmentation, also of a piece without the piece itself. A character that is no piece is unknown.
 */
import type { Trie } from '../../tokenizers/stages/models/trie.ts'

/** What an unknown character costs beside the least probable piece. */
const UNKNOWN_PENALTY = 10
/** The unknown piece, which is the first. */
export const UNKNOWN = 0

/** A piece that the model has: its place in the trie, and its logarithmic probability. */
export interface ScoredPiece {
  readonly piece: string
  readonly node: number
  readonly score: number
}

/** Log of the sum of two numbers given by their logs. */
function logSum(one: number, other: number): number {
  const [less, more] = one < other ? [one, other] : [other, one]
  return less === -Infinity ? more : more + Math.log1p(Math.exp(less - more))
}

export class UnigramLattice {
  readonly #trie: Trie
  /** By node of the trie: the piece that ends there, or -1. */
  readonly #idOf: Int32Array
  readonly #scores: Float64Array
  readonly #unknownScore: number
  /** Edges of the word in hand, in the order of their starts: places are code points. */
  #starts: number[] = []
  #ends: number[] = []
  #ids: number[] = []
  #length = 0

  /** @param pieces by id; the first is the unknown one. All are in the trie. */
  constructor(trie: Trie, nodes: number, pieces: readonly ScoredPiece[]) {
    this.#trie = trie
    this.#idOf = new Int32Array(nodes).fill(-1)
    this.#scores = Float64Array.from(pieces, ({ score }) => score)
    let least = Infinity
    for (const [id, { node, score }] of pieces.entries()) {
      if (id === UNKNOWN) continue
      this.#idOf[node] = id
      least = Math.min(least, score)
    }
    this.#unknownScore = least - UNKNOWN_PENALTY
  }

  #score(edge: number): number {
    const id = this.#ids[edge] ?? UNKNOWN
    return id === UNKNOWN ? this.#unknownScore : (this.#scores[id] ?? 0)
  }

  #edge(start: number, end: number, id: number): void {
    this.#starts.push(start)
    this.#ends.push(end)
    this.#ids.push(id)
  }

  #read(word: string): void {
    ;[this.#starts, this.#ends, this.#ids] = [[], [], []]
    const points = Array.from(word, (character) => character.codePointAt(0) ?? 0)
    this.#length = points.length
    for (let start = 0; start < points.length; start++) {
      let isKnown = false
      for (let at = start, node = 0; at < points.length;) {
        node = this.#trie.next(node, points[at] ?? 0)
        if (node === -1) break
        at += 1
        const id = this.#idOf[node] ?? -1
        if (id === -1) continue
        this.#edge(start, at, id)
        isKnown ||= at === start + 1
      }
      if (!isKnown) this.#edge(start, start + 1, UNKNOWN)
    }
  }

  /**
   * Adds to `expected`, by id, how often each piece is expected in the word, times `count`; the logarithm of the word's
   * probability over all segmentations.
   */
  expect(word: string, count: number, expected: Float64Array): number {
    this.#read(word)
    const before = new Float64Array(this.#length + 1).fill(-Infinity)
    const after = new Float64Array(this.#length + 1).fill(-Infinity)
    before[0] = 0
    after[this.#length] = 0
    const edges = this.#ids.length
    for (let edge = 0; edge < edges; edge++) {
      const end = this.#ends[edge] ?? 0
      before[end] = logSum(before[end] ?? 0, (before[this.#starts[edge] ?? 0] ?? 0) + this.#score(edge))
    }
    for (let edge = edges - 1; edge >= 0; edge--) {
      const start = this.#starts[edge] ?? 0
      after[start] = logSum(after[start] ?? 0, (after[this.#ends[edge] ?? 0] ?? 0) + this.#score(edge))
    }
    const all = before[this.#length] ?? 0
    for (let edge = 0; edge < edges; edge++) {
      const id = this.#ids[edge] ?? UNKNOWN
      const share =
        (before[this.#starts[edge] ?? 0] ?? 0) + this.#score(edge) + (after[this.#ends[edge] ?? 0] ?? 0) - all
      expected[id] = (expected[id] ?? 0) + count * Math.exp(share)
    }
    return all
  }

  /** Ids of the best segmentation; of equals the one whose last piece is longest. */
  best(word: string): readonly number[] {
    this.#read(word)
    return this.#path(-1).ids
  }

  /**
   * The best segmentation of a piece into others, if the piece by itself is better than that; null if it is not, and empty if
   * there is no other.
   */
  withoutItself(piece: string): readonly number[] | null {
    this.#read(piece)
    const own = this.#ends.findIndex((end, edge) => end === this.#length && this.#starts[edge] === 0)
    const others = this.#path(own)
    if (own === -1 || others.score > this.#score(own)) return null
    return others.ids
  }

  /** @param left an edge that is not taken */
  #path(left: number): { readonly ids: readonly number[]; readonly score: number } {
    const best = new Float64Array(this.#length + 1).fill(-Infinity)
    const last = new Int32Array(this.#length + 1).fill(-1)
    best[0] = 0
    for (let edge = 0; edge < this.#ids.length; edge++) {
      if (edge === left) continue
      const end = this.#ends[edge] ?? 0
      const score = (best[this.#starts[edge] ?? 0] ?? 0) + this.#score(edge)
      if (score > (best[end] ?? 0)) [best[end], last[end]] = [score, edge]
    }
    const ids: number[] = []
    for (let end = this.#length; end > 0;) {
      const edge = last[end] ?? -1
      if (edge === -1) return { ids: [], score: -Infinity }
      ids.push(this.#ids[edge] ?? UNKNOWN)
      end = this.#starts[edge] ?? 0
    }
    return { ids: ids.toReversed(), score: best[this.#length] ?? 0 }
  }
}
