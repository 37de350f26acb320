/**
 * A unit's text as pieces to draw: cut where a token's end is also the end of a grapheme, so that nothing is torn apart;
 * a piece in which several tokens lie says how many. Pure.
 */
import { utf8Length } from '../../core/text/utf8.ts'
import type { Encoding } from '../../core/tokenizers/encoding.ts'

export interface TokenPiece {
  readonly text: string
  /** Tokens that begin in it, at least one. */
  readonly tokens: number
  /** Index of the first. */
  readonly first: number
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The pieces in order; together they are the text. */
export function tokenPieces(
  text: string,
  { startByte, endByte }: Pick<Encoding, 'startByte' | 'endByte'>,
): readonly TokenPiece[] {
  const pieces: TokenPiece[] = []
  let pieceStart = 0
  let first = 0
  let token = 0
  let byte = 0
  const cut = (end: number): void => {
    if (end > pieceStart) pieces.push({ text: text.slice(pieceStart, end), tokens: Math.max(1, token - first), first })
    pieceStart = end
    first = token
  }
  for (const { segment, index } of segmenter.segment(text)) {
    // Before this grapheme: cut where a token begins and none reaches over.
    const reached = token > 0 ? (endByte[token - 1] ?? 0) : 0
    if (index > 0 && reached <= byte && (startByte[token] ?? byte) <= byte) cut(index)
    byte += utf8Length(segment)
    while (token < startByte.length && (startByte[token] ?? 0) < byte) token++
  }
  token = startByte.length
  cut(text.length)
  return pieces
}
