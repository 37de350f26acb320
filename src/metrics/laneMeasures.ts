/** The figures of one lane, put together from its segmentation. */
import { TokenKind, tokenKind, type Encoding } from '../tokenizers/encoding.ts'
import type { WordSpans } from '../text/words.ts'
import { continuedWords } from './continuedWords.ts'
import type { LaneMeasures } from './measures.ts'
import { frequencySpectrum } from './renyiEfficiency.ts'
import { roundTrip } from './roundTrip.ts'

/** Tokens of each kind; indices are those of `TokenKind`. */
export function countByKind(kinds: Uint8Array): readonly number[] {
  const counts = [0, 0, 0, 0, 0]
  // Kinds by their bytes first: a branch a token would take as long as the encoding of an edit.
  const byByte = new Uint32Array(256)
  for (let token = 0; token < kinds.length; token++) {
    const byte = kinds[token] ?? 0
    byByte[byte] = (byByte[byte] ?? 0) + 1
  }
  for (const [byte, count] of byByte.entries()) {
    const kind = tokenKind(byte)
    counts[kind] = (counts[kind] ?? 0) + count
  }
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
    byteFallbackTokens: counts[TokenKind.byteFallback] ?? 0,
    distinctTokens: spectrum.reduce((sum, [, distinct]) => sum + distinct, 0),
    frequencySpectrum: spectrum,
    longestToken: longestToken(encoding),
    continuedWords: continuedWords(words.starts, words.ends, startByte, endByte),
    roundTrip: roundTrip(text, decoded),
  }
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
