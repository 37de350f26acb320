/**
 * The merges of a SentencePiece BPE model, which lists none: any two neighbours merge whose text together is a piece, that
 * of the highest score first. Characters that are no pieces but stand in some have numbers behind the vocabulary's.
 */
import { PairTable } from '../bpe/pairTable.ts'
import type { PieceTable } from './pieceTable.ts'
import type { RawPiece } from './rawPieces.ts'

/** SentencePiece's own limit for pieces that are not used and fall apart again. */
const DEEPEST = 100

function points(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
}

export class BpeMerges {
  readonly pairs: PairTable
  readonly #table: PieceTable
  /** Symbols of characters by code point. */
  readonly #symbols = new Map<number, number>()
  /** By id; lower is merged first. */
  readonly #ranks: Int32Array
  readonly #splits = new Map<number, readonly [string, string] | null>()

  constructor(table: PieceTable) {
    this.#table = table
    this.#ranks = ranksOf(table)
    const entries = Array.from(table.ofTexts(), ([text, id]) => ({ text, id, characters: points(text) }))
    for (const { id, characters } of entries) if (characters.length === 1) this.#symbols.set(characters[0] ?? 0, id)
    let symbols = table.pieces.length
    for (const { characters } of entries)
      for (const point of characters) if (!this.#symbols.has(point)) this.#symbols.set(point, symbols++)
    this.pairs = new PairTable(entries.length * 2)
    for (const entry of entries) this.#add(entry.text, entry.id, entry.characters)
  }

  #add(text: string, id: number, characters: readonly number[]): void {
    for (let index = 1, at = 0; index < characters.length; index++) {
      at += (characters[index - 1] ?? 0) > 0xffff ? 2 : 1
      const left = this.#symbolOf(text.slice(0, at), index === 1)
      const right = left === -1 ? -1 : this.#symbolOf(text.slice(at), index === characters.length - 1)
      if (right !== -1) this.pairs.add(left, right, this.#ranks[id] ?? 0, id)
    }
  }

  #symbolOf(text: string, isCharacter: boolean): number {
    if (isCharacter) return this.#symbols.get(text.codePointAt(0) ?? 0) ?? -1
    return this.#table.idOf(text) ?? -1
  }

  /** The number of a character before any merge; −1 if no piece has it. */
  symbolOf(point: number): number {
    return this.#symbols.get(point) ?? -1
  }

  rankOf(id: number): number {
    return this.#ranks[id] ?? 0
  }

  /** What a merged text is, in pieces: one that is not used is what it was merged of. */
  piecesOf(text: string, start: number): readonly RawPiece[] {
    const pieces: RawPiece[] = []
    this.#push(text, start, pieces, 0)
    return pieces
  }

  #push(text: string, start: number, pieces: RawPiece[], depth: number): void {
    const id = this.#table.idOf(text)
    const end = start + text.length
    const split = id === null || !this.#table.isUnused(id) || depth > DEEPEST ? null : this.splitOf(id)
    if (split === null) {
      const isUnused = id !== null && this.#table.isUnused(id) && depth <= DEEPEST
      pieces.push({ start, end, id: id === null || isUnused ? this.#table.unknownId : id })
      return
    }
    this.#push(split[0], start, pieces, depth + 1)
    this.#push(split[1], start + split[0].length, pieces, depth + 1)
  }

  /** The two texts whose merge makes a piece, out of its own characters; null if merging does not make it. */
  splitOf(id: number): readonly [string, string] | null {
    const known = this.#splits.get(id)
    if (known !== undefined) return known
    const split = this.#findSplit(id)
    this.#splits.set(id, split)
    return split
  }

  /** Merges the characters one pair at a time, without the pairs that make the piece itself. */
  #findSplit(id: number): readonly [string, string] | null {
    const texts = Array.from(this.#table.pieces[id]?.text ?? '')
    const symbols = texts.map((character) => this.symbolOf(character.codePointAt(0) ?? 0))
    while (symbols.length > 2) {
      const { at, merged } = this.#bestPair(symbols, id)
      if (at === -1) return null
      symbols.splice(at, 2, merged)
      texts.splice(at, 2, `${texts[at] ?? ''}${texts[at + 1] ?? ''}`)
    }
    const [left, right] = texts
    return left === undefined || right === undefined ? null : [left, right]
  }

  #bestPair(symbols: readonly number[], without: number): { readonly at: number; readonly merged: number } {
    let best = { at: -1, merged: -1, rank: Infinity }
    for (let at = 0; at + 1 < symbols.length; at++) {
      const found = this.pairs.find(symbols[at] ?? -1, symbols[at + 1] ?? -1)
      if (found === -1 || this.pairs.mergedAt(found) === without) continue
      const rank = this.pairs.rankAt(found)
      if (rank < best.rank) best = { at, merged: this.pairs.mergedAt(found), rank }
    }
    return best
  }
}

/** Equal scores have equal ranks: of equal ones the leftmost is merged first. */
function ranksOf({ scores }: PieceTable): Int32Array {
  const order = Array.from(scores.keys()).toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
  const ranks = new Int32Array(scores.length)
  let rank = -1
  let last: number | null = null
  for (const id of order) {
    const score = scores[id] ?? 0
    if (score !== last) rank++
    last = score
    ranks[id] = rank
  }
  return ranks
}
