/** The shapes of a tokenizer's stages. Each stage is a function of the one before; none of them keeps a text. */
import type { ModelInside, TextPart } from '../inside.ts'
import type { TokenRank } from '../tokenizer.ts'
import type { AlignedText } from './alignedText.ts'
import type { ModelToken } from './modelToken.ts'
import type { Steps } from './steps.ts'

/** Changes a text before it is cut. */
export type Normalizer = (text: AlignedText) => Steps<AlignedText>

/** Cuts pieces in smaller ones. For byte-level ones the pieces hold characters of the byte alphabet, each with its character's range. */
export type PreTokenizer = (pieces: readonly AlignedText[]) => Steps<readonly AlignedText[]>

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
  /** What it is made of. */
  readonly inside: ModelInside
  /** See `SentencePieceInside`; the stages of a tokenizer.json have pre-tokenizers for it. */
  readonly partsOf?: (text: string) => readonly TextPart[]
}

/** As Rust's `decode_chain`: from pieces to pieces, joined at the end. */
export type Decoder = (pieces: readonly string[]) => Steps<readonly string[]>
