/** From the pieces that a SentencePiece algorithm cuts to tokens: bytes for unknown ones, or one token for unknown neighbours. */
import { encodeUtf8 } from '../../text/utf8.ts'
import { TokenKind } from '../encoding.ts'
import { STEP_UNITS, type Steps } from '../stages/steps.ts'
import { UNSPELLED, type ModelToken } from '../stages/modelToken.ts'
import type { PieceTable } from './pieceTable.ts'

/** Units `[start, end)` of a normalized text. `id` −1: no piece of the vocabulary. */
export interface RawPiece {
  readonly start: number
  readonly end: number
  readonly id: number
}

/** How an algorithm cuts a normalized text; the pieces tile it. */
export type Cutter = (text: string) => Steps<readonly RawPiece[]>

/** @param byteIds null without byte fallback */
export function createTokens(table: PieceTable, byteIds: Int32Array | null) {
  const isUnknown = (id: number): boolean => id === -1 || id === table.unknownId

  function pushBytes(text: string, { start, end }: RawPiece, ids: Int32Array, tokens: ModelToken[]): void {
    for (let at = start; at < end;) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const behind = at + character.length
      for (const byte of encodeUtf8(character)) {
        const id = ids[byte] ?? -1
        const kind = id === -1 ? TokenKind.unknown : TokenKind.byteFallback
        tokens.push({ id: id === -1 ? UNSPELLED : id, kind, start: at, end: behind })
      }
      at = behind
    }
  }

  return function* tokensOf(text: string, pieces: readonly RawPiece[]): Steps<readonly ModelToken[]> {
    const tokens: ModelToken[] = []
    let wasUnknown = false
    for (const [index, piece] of pieces.entries()) {
      if (index % STEP_UNITS === STEP_UNITS - 1) yield STEP_UNITS
      const { start, end, id } = piece
      const last = tokens.at(-1)
      const unknown = isUnknown(id)
      if (!unknown) tokens.push({ id, kind: TokenKind.ordinary, start, end })
      else if (byteIds !== null) pushBytes(text, piece, byteIds, tokens)
      else if (wasUnknown && last !== undefined) tokens[tokens.length - 1] = { ...last, end }
      else tokens.push({ id: table.unknownId, kind: TokenKind.unknown, start, end })
      wasUnknown = unknown
    }
    return tokens
  }
}
