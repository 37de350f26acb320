/**
 * From scores of token ids or of bytes to what the tokens of any lane carry, in bits. Pure; spans are those of encodings:
 * UTF-8 bytes of the original text, neither starts nor ends ever decreasing.
 */
import { TokenKind, tokenKind, type Encoding } from '../tokenizers/encoding.ts'

type Spans = Pick<Encoding, 'startByte' | 'endByte'>

/** −log₂ p: 0 of what is certain, ∞ of what has the probability 0; NaN where there is no score. */
export function surprisalBits(logProbability: Float32Array): Float32Array {
  return logProbability.map((value) => 0 - value / Math.LN2)
}

/** Bits by byte of the text, from a segmentation of which each token is one byte. */
export function bitsByByte({ startByte }: Spans, bits: Float32Array, textBytes: number): Float64Array {
  const byByte = new Float64Array(textBytes)
  for (let token = 0; token < bits.length; token++) byByte[startByte[token] ?? 0] = bits[token] ?? Number.NaN
  return byByte
}

/** What a reading by bytes says of a whole text, which is the same whatever cuts it. */
export interface TextReading {
  /** Of the bytes that have a score; null where there are bytes and none has. */
  readonly bits: number | null
  /** Offsets of the bytes without a score: the first one where no begin token stands in front. */
  readonly unscoredBytes: Uint32Array
}

export interface TokensReading {
  /** By token: the bits of its bytes; 0 where it stands for none; NaN where one of its bytes has no score, or a template put it in. */
  readonly bits: Float32Array
  readonly ofText: TextReading
}

/** @param byByte bits by byte; NaN where a byte has no score */
function textReading(byByte: Float64Array): TextReading {
  const unscoredBytes = Uint32Array.from([...byByte.keys()].filter((byte) => Number.isNaN(byByte[byte])))
  const isNothingKnown = byByte.length > 0 && unscoredBytes.length === byByte.length
  return {
    bits: isNothingKnown ? null : byByte.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0),
    unscoredBytes,
  }
}

/**
 * The information that each token carries under a language model that reads by bytes: the sum over its bytes. A byte under several
 * tokens (spans are approximate where a normalizer changed the text) is shared evenly, so that nothing counts twice: all
 * bits, and those of bytes under no token, are those of the text.
 */
export function readingByToken(
  byByte: Float64Array,
  { startByte, endByte, kinds }: Spans & Pick<Encoding, 'kinds'>,
): TokensReading {
  const length = byByte.length
  const change = new Int32Array(length + 1)
  for (let token = 0; token < startByte.length; token++) {
    const [start = 0, end = 0] = [startByte[token], endByte[token]]
    if (end <= start) continue
    change[start] = (change[start] ?? 0) + 1
    change[end] = (change[end] ?? 0) - 1
  }
  /** Sums of the finite shares, and counts of bytes of infinite bits and of those without a score, before each byte. */
  const before = new Float64Array(length + 1)
  const infinite = new Uint32Array(length + 1)
  const unscored = new Uint32Array(length + 1)
  let cover = 0
  for (let byte = 0; byte < length; byte++) {
    cover += change[byte] ?? 0
    const value = byByte[byte] ?? Number.NaN
    const known = Number.isNaN(value) ? 0 : value
    before[byte + 1] = (before[byte] ?? 0) + (cover === 0 || known === Infinity ? 0 : known / cover)
    infinite[byte + 1] = (infinite[byte] ?? 0) + (known === Infinity ? 1 : 0)
    unscored[byte + 1] = (unscored[byte] ?? 0) + (Number.isNaN(value) ? 1 : 0)
  }
  const bits = Float32Array.from(startByte, (start, token) => {
    const end = Math.max(start, endByte[token] ?? start)
    if (tokenKind(kinds[token] ?? 0) === TokenKind.inserted || (unscored[end] ?? 0) > (unscored[start] ?? 0))
      return Number.NaN
    if ((infinite[end] ?? 0) > (infinite[start] ?? 0)) return Infinity
    return (before[end] ?? 0) - (before[start] ?? 0)
  })
  return { bits, ofText: textReading(byByte) }
}

export interface Stretches {
  /** By token of the first segmentation: its stretch. */
  readonly stretchOfToken: Uint32Array
  /** By stretch: bits of the first less bits of the second; NaN where either lacks a score. */
  readonly bits: Float32Array
}

/**
 * The differences of two scorings of the same text between the boundaries that both segmentations have (Rho-1's excess,
 * Lin et al. 2024, where the tokenizers differ). A token that straddles a boundary of the other belongs to the stretch
 * that holds it whole.
 */
export function excessByStretch(
  one: Spans & { readonly bits: Float32Array },
  other: Spans & { readonly bits: Float32Array },
): Stretches {
  const cuts = sharedCuts(boundaries(one), boundaries(other))
  const stretchOfToken = new Uint32Array(one.startByte.length)
  const bits = new Float32Array(cuts.length)
  let [from, otherFrom] = [0, 0]
  for (const [stretch, cut] of cuts.entries()) {
    stretchOfToken.fill(stretch, from, cut.token)
    bits[stretch] = sum(one.bits, from, cut.token) - sum(other.bits, otherFrom, cut.otherToken)
    from = cut.token
    otherFrom = cut.otherToken
  }
  return { stretchOfToken, bits }
}

interface Boundary {
  readonly byte: number
  /** The first token behind it. */
  readonly token: number
}

/** Where no token straddles; of several at one byte the last; always the end, never the start. */
function boundaries({ startByte, endByte }: Spans): readonly Boundary[] {
  const found: Boundary[] = []
  for (let token = 1; token < startByte.length; token++) {
    const byte = endByte[token - 1] ?? 0
    if (byte === 0 || byte > (startByte[token] ?? 0)) continue
    if (found.at(-1)?.byte === byte) found.pop()
    found.push({ byte, token })
  }
  found.push({ byte: Infinity, token: startByte.length })
  return found
}

function sharedCuts(
  one: readonly Boundary[],
  other: readonly Boundary[],
): readonly { token: number; otherToken: number }[] {
  const cuts: { token: number; otherToken: number }[] = []
  let at = 0
  for (const { byte, token } of one) {
    while ((other[at]?.byte ?? Infinity) < byte) at++
    const match = other[at]
    if (match?.byte === byte) cuts.push({ token, otherToken: match.token })
  }
  return cuts
}

function sum(values: Float32Array, from: number, to: number): number {
  let total = 0
  for (let index = from; index < to; index++) total += values[index] ?? 0
  return total
}
