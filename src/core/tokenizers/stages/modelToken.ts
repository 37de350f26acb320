/** What a tokenization model makes of a piece. */
import type { TokenKind } from '../encoding.ts'

/** The id of what is no token: a character, or a word, that the vocabulary cannot spell, if it has no unknown token. */
export const UNSPELLED = -1

/** A token of a piece, or what has none ({@link UNSPELLED}); `start` and `end` in UTF-16 units of the piece. */
export interface ModelToken {
  readonly id: number
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}
