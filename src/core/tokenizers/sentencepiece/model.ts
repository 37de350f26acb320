/** A SentencePiece model as a value: what stands in a `.model` file, or in a GGUF file that was made from one. Pure. */
import { fail, succeed, type Outcome } from '../failure.ts'
import { byteOfPiece } from '../stages/decoders/pieceDecoders.ts'

/** Types of pieces, by their numbers in SentencePiece's messages and in GGUF. */
export const PieceType = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const

export interface Piece {
  readonly text: string
  readonly score: number
  /** One of {@link PieceType}. */
  readonly type: number
}

export interface SentencePieceModel {
  readonly algorithm: 'unigram' | 'bpe' | 'word' | 'char'
  /** By id. */
  readonly pieces: readonly Piece[]
  /** Whether a character without a piece is the pieces of its bytes. */
  readonly byteFallback: boolean
  /** What an unknown piece is decoded to. */
  readonly unknownSurface: string
  readonly normalizer: NormalizerRules
}

export interface NormalizerRules {
  /** `nmt_nfkc`; empty if it has none. */
  readonly name: string
  /** `precompiled_charsmap`; null for none. */
  readonly charsMap: Uint8Array | null
  /** Whether a space is put before the text, or after it. */
  readonly addsSpace: 'before' | 'after' | 'nowhere'
  /** Whether spaces at the ends go, and of several beside each other one stays. */
  readonly removesSpaces: boolean
  /** Whether a space becomes `▁`. */
  readonly escapesSpaces: boolean
}

/** What a space becomes. */
export const SPACE_MARK = '\u2581'

const { normal, unknown, userDefined, unused, byte } = PieceType

/** Whether a text can have the piece: all others are named only. */
export function isOfTexts(type: number): boolean {
  return type === normal || type === userDefined || type === unused
}

/** What SentencePiece itself asks of a model before it is used: `damaged-file` {kind, detail}. */
export function checkModel(model: SentencePieceModel): Outcome<SentencePieceModel> {
  const refuse = (detail: string) => fail('damaged-file', { kind: 'SentencePiece', detail })
  const { pieces, byteFallback } = model
  if (pieces.length === 0) return refuse('it has no pieces')
  const ofTexts = new Set<string>()
  const others = new Set<string>()
  const bytes = new Set<number>()
  let unknowns = 0
  for (const [id, { text, score, type }] of pieces.entries()) {
    if (text === '\0' && type === unused) continue
    if (text === '' || text.includes('\0')) return refuse(`piece ${id} is empty or has a zero in it`)
    if (!Number.isFinite(score)) return refuse(`the score of piece ${id} is no number`)
    const set = isOfTexts(type) ? ofTexts : others
    if (set.has(text)) return refuse(`piece ${id} stands there twice: ${text}`)
    set.add(text)
    if (type === unknown) unknowns++
    if (type !== byte) continue
    const value = byteOfPiece(text)
    if (value === null || !byteFallback) return refuse(`piece ${id} is a byte, and should be none`)
    bytes.add(value)
  }
  if (unknowns > 1 || (unknowns === 0 && !byteFallback)) return refuse(`it has ${unknowns} unknown pieces, not one`)
  if (byteFallback && bytes.size < 256) return refuse(`it has pieces for ${bytes.size} of 256 bytes`)
  return succeed(model)
}
