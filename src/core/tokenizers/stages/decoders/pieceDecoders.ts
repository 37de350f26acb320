/** Decoders that work on each piece, or on neighbouring pieces, as Rust's `tokenizers` has them. */
import { readSpelling } from '../../bpe/byteAlphabet.ts'
import { decodeUtf8, encodeUtf8 } from '../../../text/utf8.ts'
import { mapSteps, STEP_UNITS } from '../steps.ts'
import type { Decoder } from '../types.ts'

/** Letters of the byte alphabet to bytes to text; a piece with other characters stands for itself. */
export const decodeByteLevel: Decoder = function* (pieces) {
  let length = 0
  const parts = yield* mapSteps(pieces, (piece) => {
    const part = readSpelling(piece) ?? encodeUtf8(piece)
    length += part.length
    return part
  })
  const bytes = new Uint8Array(length)
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index % STEP_UNITS === STEP_UNITS - 1) yield STEP_UNITS
    bytes.set(part, at)
    at += part.length
  }
  return [decodeUtf8(bytes)]
}

const CLEANED = [
  [' .', '.'],
  [' ?', '?'],
  [' !', '!'],
  [' ,', ','],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [' do not', " don't"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
] as const

/** What the reference calls cleaning up: no space before punctuation and English contractions. Done in each piece by itself. */
function cleanUp(piece: string): string {
  return CLEANED.reduce((cleaned, [from, to]) => cleaned.replaceAll(from, to), piece)
}

/** A space before every piece that does not start with the prefix; the first stays as it is. */
export function wordPieceDecoder(prefix: string, cleansUp: boolean): Decoder {
  const spaced = (piece: string): string => (piece.startsWith(prefix) ? piece.slice(prefix.length) : ` ${piece}`)
  return (pieces) =>
    mapSteps(pieces, (piece, index) => {
      const placed = index === 0 ? piece : spaced(piece)
      return cleansUp ? cleanUp(placed) : placed
    })
}

/** The suffix of a word's last piece becomes a space, at the very end nothing. */
export function bpeDecoder(suffix: string): Decoder {
  return (pieces) =>
    mapSteps(pieces, (piece, index) =>
      suffix === '' ? piece : piece.split(suffix).join(index === pieces.length - 1 ? '' : ' '),
    )
}

/** `replacement` becomes a space; in the first piece nothing, where the pre-tokenizer puts one before the text. */
export function metaspaceDecoder(replacement: string, prepended: boolean): Decoder {
  return (pieces) =>
    mapSteps(pieces, (piece, index) => piece.split(replacement).join(index === 0 && prepended ? '' : ' '))
}

const BYTE_PIECE = /^<0x([0-9A-Fa-f]{2})>$/

/** The byte of a piece such as `<0x0A>`; null of any other. */
export function byteOfPiece(piece: string): number | null {
  const digits = BYTE_PIECE.exec(piece)?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 16)
}

/** Runs of byte pieces become text; a run that is not UTF-8 becomes U+FFFD, one per byte. */
export const decodeByteFallback: Decoder = function* (pieces) {
  const decoded: string[] = []
  let run: number[] = []
  const endRun = (): void => {
    if (run.length > 0) decoded.push(textOf(Uint8Array.from(run)))
    run = []
  }
  for (const [index, piece] of pieces.entries()) {
    if (index % STEP_UNITS === STEP_UNITS - 1) yield STEP_UNITS
    const byte = byteOfPiece(piece)
    if (byte !== null) {
      run.push(byte)
      continue
    }
    endRun()
    decoded.push(piece)
  }
  endRun()
  return decoded
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return '\ufffd'.repeat(bytes.length)
  }
}

/** One call of the engine's own, which takes some milliseconds for a million pieces. */
export const fuse: Decoder = function* (pieces) {
  yield pieces.length
  return [pieces.join('')]
}

/** Takes up to `start` characters `content` off the front of every piece and up to `stop` off its end. */
export function stripDecoder(content: string, start: number, stop: number): Decoder {
  return (pieces) =>
    mapSteps(pieces, (piece) => {
      let from = 0
      while (from < start && piece.startsWith(content, from * content.length)) from++
      let end = piece.length
      for (let taken = 0; taken < stop && end > from * content.length && piece.endsWith(content, end); taken++)
        end -= content.length
      return piece.slice(from * content.length, end)
    })
}

/** Connectionist temporal classification: of equal neighbours one stays, the blank goes, the delimiter becomes a space. */
export function ctcDecoder(blank: string, delimiter: string, cleansUp: boolean): Decoder {
  return function* (pieces) {
    const decoded = yield* mapSteps(pieces, (piece, index) => {
      if (index > 0 && piece === pieces[index - 1]) return ''
      const spoken = blank === '' ? piece : piece.replaceAll(blank, '')
      return cleansUp && delimiter !== '' ? cleanUp(spoken).replaceAll(delimiter, () => ' ') : spoken
    })
    return decoded.filter((piece) => piece !== '')
  }
}
