/** What a text holds in bits, and per byte and grapheme; what could not be scored is left out of both sides, and counted. */

export interface ScoredTotals {
  /** Sum over the scored tokens: ∞ if one has the probability 0; null if there are tokens and none is scored. */
  readonly bits: number | null
  readonly scoredTokens: number
  /** Tokens without a score: the first one if nothing stands before it, and tokens that a template put in. */
  readonly unscoredTokens: number
  /** Bytes of the text that only unscored tokens hold. */
  readonly unscoredBytes: number
}

/** By byte up to the last token's end: 1 if only tokens without a score (NaN in `bits`) hold it, else 0. */
export function unscoredMask(bits: ArrayLike<number>, startByte: Uint32Array, endByte: Uint32Array): Uint8Array {
  const held = new Uint8Array(endByte[endByte.length - 1] ?? 0)
  for (let token = 0; token < bits.length; token += 1) {
    const isScored = !Number.isNaN(bits[token] ?? NaN)
    for (let byte = startByte[token] ?? 0; byte < (endByte[token] ?? 0); byte += 1) {
      if (isScored) held[byte] = 2
      else held[byte] ||= 1
    }
  }
  return held.map((holder) => (holder === 1 ? 1 : 0))
}

/**
 * Totals over tokens in order. Spans are in bytes; `endByte` never decreases.
 *
 * @param bits information of each token; NaN if it has none
 */
export function scoredTotals(bits: ArrayLike<number>, startByte: Uint32Array, endByte: Uint32Array): ScoredTotals {
  let sum = 0
  let scoredTokens = 0
  for (let token = 0; token < bits.length; token += 1) {
    const value = bits[token] ?? NaN
    if (Number.isNaN(value)) continue
    sum += value
    scoredTokens += 1
  }
  const unscoredBytes = unscoredMask(bits, startByte, endByte).reduce((count, unscored) => count + unscored, 0)
  const isNothingKnown = bits.length > 0 && scoredTokens === 0
  return { bits: isNothingKnown ? null : sum, scoredTokens, unscoredTokens: bits.length - scoredTokens, unscoredBytes }
}
