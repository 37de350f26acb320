/** From natural logarithms of probabilities to information in bits. */

/** One bit in nats. */
const NATS_A_BIT = Math.LN2

/** Nats as bits. */
export function bitsOf(nats: number): number {
  return nats / NATS_A_BIT
}

/** −log₂ p of each entry of a column of ln p (Shannon 1948); NaN, for a token without context, stays NaN. */
export function surprisalBits(logProbability: Float32Array): Float64Array {
  return Float64Array.from(logProbability, (nats) => 0 - bitsOf(nats))
}
