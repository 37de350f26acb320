/** The figures of one lane, put together from its segmentation. */
import { TokenKind, tokenKind, type Encoding } from '../tokenizers/encoding.ts'
import { codePointsIn, encodeUtf8 } from '../text/utf8.ts'
import type { WordSpans } from '../text/words.ts'
import { continuedWords } from './continuedWords.ts'
import type { LaneMeasures } from './measures.ts'
import { frequencySpectrum } from './renyiEfficiency.ts'
import { roundTrip } from './roundTrip.ts'

/** Tokens of each kind; indices are those of `TokenKind`. */
export function countByKind(kinds: Uint8Array): readonly number[] {
  const counts = [0, 0, 0, 0, 0]
  // Four at once if all are ordinary, as nearly always: a branch per token would take as long as the encoding of an edit.
  const aligned = kinds.byteOffset % 4 === 0
  const fours = new Uint32Array(
    aligned ? kinds.buffer : new ArrayBuffer(0),
    aligned ? kinds.byteOffset : 0,
    aligned ? kinds.length >> 2 : 0,
  )
  let ordinary = 0
  for (let token = 0; token < kinds.length;) {
    if ((token & 3) === 0 && fours[token >> 2] === 0) {
      ordinary += 4
      token += 4
      continue
    }
    const kind = tokenKind(kinds[token++] ?? 0)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  counts[TokenKind.ordinary] = (counts[TokenKind.ordinary] ?? 0) + ordinary
  return counts
}

/**
 * @param decoded the text that the ids of the tokens which stand for text decode to
 * @param words in bytes of the text
 */
export function laneMeasures(text: string, encoding: Encoding, decoded: string, words: WordSpans): LaneMeasures {
  const { ids, startByte, endByte, kinds } = encoding
  const counts = countByKind(kinds)
  const spectrum = frequencySpectrum(ids.filter((_, index) => tokenKind(kinds[index] ?? 0) !== TokenKind.inserted))
  return {
    tokens: ids.length,
    ordinaryTokens: counts[TokenKind.ordinary] ?? 0,
    insertedTokens: counts[TokenKind.inserted] ?? 0,
    specialTokens: counts[TokenKind.special] ?? 0,
    unknownTokens: counts[TokenKind.unknown] ?? 0,
    unspelledCodePoints: unspelledCodePoints(text, encoding),
    byteFallbackTokens: counts[TokenKind.byteFallback] ?? 0,
    distinctTokens: spectrum.reduce((sum, [, distinct]) => sum + distinct, 0),
    frequencySpectrum: spectrum,
    longestToken: longestToken(encoding),
    continuedWords: continuedWords(words.starts, words.ends, startByte, endByte),
    roundTrip: roundTrip(text, decoded),
  }
}

function unspelledCodePoints(
  text: string,
  { startByte, endByte, kinds, unspelled = new Uint32Array(0) }: Encoding,
): number {
  const isUnknown = (kind: number): boolean => tokenKind(kind) === TokenKind.unknown
  if (unspelled.length === 0 && !kinds.some(isUnknown)) return 0
  const bytes = encodeUtf8(text)
  let count = 0
  for (const [token, kind] of kinds.entries())
    if (isUnknown(kind)) count += codePointsIn(bytes, startByte[token] ?? 0, endByte[token] ?? 0)
  for (let index = 0; index < unspelled.length; index += 2)
    count += codePointsIn(bytes, unspelled[index] ?? 0, unspelled[index + 1] ?? 0)
  return count
}

function longestToken({ ids, startByte, endByte, kinds }: Encoding): LaneMeasures['longestToken'] {
  let index = -1
  let bytes = 0
  for (let token = 0; token < ids.length; token++) {
    const length = (endByte[token] ?? 0) - (startByte[token] ?? 0)
    if (length <= bytes || tokenKind(kinds[token] ?? 0) !== TokenKind.ordinary) continue
    index = token
    bytes = length
  }
  return index === -1 ? null : { index, id: ids[index] ?? 0, bytes }
}
