/** Distributions over what can follow a text: 256 bytes and its end. */

/** Index of the end in a distribution. */
export const END = 256
export const SYMBOLS = 257

/** Probability by byte, and of the end at {@link END}; [257], sums to 1. */
export type ByteDistribution = Float64Array

/** The masses divided by their sum; null if that is 0. */
export function normalized(masses: Float64Array): ByteDistribution | null {
  const sum = masses.reduce((total, mass) => total + mass, 0)
  return sum > 0 ? masses.map((mass) => mass / sum) : null
}

/** −Σ p log₂ p. */
export function entropyBits(distribution: ByteDistribution): number {
  return distribution.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0)
}

/** Jensen–Shannon divergence in bits, 0 to 1: the mean of each one's divergence from the mean of both (Lin 1991). */
export function jensenShannonBits(one: ByteDistribution, other: ByteDistribution): number {
  let sum = 0
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    const [p, q] = [one[symbol] ?? 0, other[symbol] ?? 0]
    const mean = (p + q) / 2
    if (p > 0) sum += (p / 2) * Math.log2(p / mean)
    if (q > 0) sum += (q / 2) * Math.log2(q / mean)
  }
  return Math.max(0, sum)
}

/** ln Σ exp(value), without overflow; −∞ of nothing. */
export function logSumExp(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) most = Math.max(most, values[index] ?? most)
  if (most === Number.NEGATIVE_INFINITY) return most
  let sum = 0
  for (let index = 0; index < values.length; index++)
    sum += Math.exp((values[index] ?? Number.NEGATIVE_INFINITY) - most)
  return most + Math.log(sum)
}

/** What a method says of the next byte. */
export type NextByte =
  | {
      readonly defined: true
      readonly distribution: ByteDistribution
      /** What the language model gave to continuations that the method leaves out (invalid ones, special tokens), as a share. */
      readonly leftOut: number
    }
  /**
   * `no-mass`: the language model gives all that could follow the probability 0, or nothing valid begins with the text.
   * `not-text`: the bytes are no beginning of a text in UTF-8, so that they cannot be encoded as a prompt.
   */
  | { readonly defined: false; readonly reason: 'no-mass' | 'not-text' }
