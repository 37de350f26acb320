/** The pieces of a SentencePiece model by text and by id. Pure. */
import { byteFallbackIds, VocabularyTable } from '../stages/models/vocabularyTable.ts'
import { isOfTexts, PieceType, type Piece, type SentencePieceModel } from './model.ts'

export class PieceTable {
  readonly pieces: readonly Piece[]
  /** −1 if there is none. */
  readonly unknownId: number
  /** Single precision, as in the file. */
  readonly scores: Float32Array
  /** The pieces that texts have; of two equal ones the first. */
  readonly #ofTexts = new Map<string, number>()
  /** Every piece, named ones first. */
  readonly #all: VocabularyTable

  constructor({ pieces }: SentencePieceModel) {
    this.pieces = pieces
    this.scores = Float32Array.from(pieces, ({ score }) => score)
    this.unknownId = pieces.findIndex(({ type }) => type === PieceType.unknown)
    for (const [id, { text, type }] of pieces.entries())
      if (isOfTexts(type) && text !== '' && !this.#ofTexts.has(text)) this.#ofTexts.set(text, id)
    const entries = Array.from(pieces, ({ text }, id) => [text, id] as const)
    const isNamed = ([, id]: readonly [string, number]): boolean => !isOfTexts(this.typeOf(id))
    // Of two ids for one text the table finds the later one.
    this.#all = new VocabularyTable([
      ...entries.filter((entry) => !isNamed(entry)).toReversed(),
      ...entries.filter(isNamed),
    ])
  }

  typeOf(id: number): number {
    return this.pieces[id]?.type ?? PieceType.unknown
  }

  isUnused(id: number): boolean {
    return this.typeOf(id) === PieceType.unused
  }

  /** The piece that a text can have; null for none. */
  idOf(text: string): number | null {
    return this.#ofTexts.get(text) ?? null
  }

  /** Any piece, named ones too. */
  anyIdOf(text: string): number | null {
    return this.#all.idOf(text)
  }

  /** All pieces that texts have, with their ids. */
  ofTexts(): Iterable<readonly [string, number]> {
    return this.#ofTexts
  }

  byteIds(): Int32Array {
    return byteFallbackIds(this.#all)
  }
}
