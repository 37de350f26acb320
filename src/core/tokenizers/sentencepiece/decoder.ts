/**
 * SentencePiece's decoding: marks become spaces, the one before the text nothing, bytes characters, and an unknown piece the
 * model's sign for it. Unlike the library's it keeps the names of control symbols.
 */
import { decodeUtf8 } from '../../text/utf8.ts'
import { byteOfPiece } from '../stages/decoders/pieceDecoders.ts'
import { STEP_UNITS } from '../stages/steps.ts'
import type { Decoder } from '../stages/types.ts'
import { SPACE_MARK, type SentencePieceModel } from './model.ts'

export function createDecoder(model: SentencePieceModel, unknownPiece: string | null): Decoder {
  const { normalizer, byteFallback, unknownSurface } = model
  const takesFirst = normalizer.addsSpace !== 'nowhere' || normalizer.removesSpaces
  return function* (pieces) {
    const parts: string[] = []
    let bytes: number[] = []
    let isStart = true
    let hasTaken = false
    const endBytes = (): void => {
      if (bytes.length > 0) parts.push(decodeUtf8(Uint8Array.from(bytes)))
      bytes = []
    }
    for (const [index, piece] of pieces.entries()) {
      if (index % STEP_UNITS === STEP_UNITS - 1) yield STEP_UNITS
      const byte = byteFallback ? byteOfPiece(piece) : null
      if (byte !== null) {
        bytes.push(byte)
        continue
      }
      endBytes()
      if (hasTaken || parts.length > 0) isStart = false
      hasTaken = false
      if (piece === unknownPiece) {
        parts.push(unknownSurface)
        continue
      }
      const taken = isStart && takesFirst && piece.startsWith(SPACE_MARK) ? piece.slice(1) : piece
      hasTaken = taken !== piece && !normalizer.removesSpaces
      if (taken !== '') parts.push(taken.replaceAll(SPACE_MARK, ' '))
    }
    endBytes()
    return [parts.join('')]
  }
}
