/** The shapes of a tokenizer's stages. Each stage is a function of the one before; none of them keeps a text. */
import type { TokenKind } from '../encoding.ts'
import type { TokenRank } from '../tokenizer.ts'
import type { AlignedText } from './alignedText.ts'
import type { Steps } from './steps.ts'

/** Changes a text before it is cut. */
export type Normalizer = (text: AlignedText) => Steps<AlignedText>

/** Cuts pieces in smaller ones. For byte-level ones the pieces hold characters of the byte alphabet, each with its character's range. */
export type PreTokenizer = (pieces: readonly AlignedText[]) => Steps<readonly AlignedText[]>

/** The id of what is no token: a character, or a word, that the vocabulary cannot spell, if it has no unknown token. */
export const UNSPELLED = -1

/** A token of a piece, or what has none ({@link UNSPELLED}); `start` and `end` in UTF-16 units of the piece. */
export interface ModelToken {
  readonly id: number
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}

export interface TokenizationModel {
  /** Several may be under way at once. */
  tokenize(piece: string): Steps<readonly ModelToken[]>
  /** One more than the highest id. */
  readonly size: number
  /** The id of the unknown token; null if there is none. */
  readonly unknownId: number | null
  piece(id: number): string | null
  idOf(piece: string): number | null
  rank(id: number): TokenRank | null
}

/** As Rust's `decode_chain`: from pieces to pieces, joined at the end. */
export type Decoder = (pieces: readonly string[]) => Steps<readonly string[]>
