/** Mean, median and spread of the information of the tokens of one lane; evenness is an argument in the literature. */

export interface ScoreSpread {
  /** Bits per token. */
  readonly mean: number
  readonly median: number
  /** Σ (s − mean)² / N, in bits²; null if a token has infinite bits, from which there is no distance. */
  readonly variance: number | null
  /** Σ (sₜ − sₜ₋₁)² / (N − 1) over neighbours, in bits²; null for one token, and where a token has infinite bits. */
  readonly localVariance: number | null
}

/**
 * Two readings of uniform information density (Meister et al. 2021, "Revisiting the Uniform Information Density
 * Hypothesis"): variance about the mean, and squared differences of neighbours (Collins 2014). Over tokens, so they
 * do not compare across tokenizers. Null if no token is scored. A token of probability 0 has infinite bits, and so then
 * has the mean.
 *
 * @param bits NaN if a token has no score; such tokens are left out, and their neighbours are not taken for neighbours
 */
export function scoreSpread(bits: ArrayLike<number>): ScoreSpread | null {
  const scored = Float64Array.from(bits).filter((value) => !Number.isNaN(value))
  const count = scored.length
  if (count === 0) return null
  const mean = scored.reduce((sum, value) => sum + value, 0) / count
  const isFinite = Number.isFinite(mean)
  const variance = isFinite ? scored.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count : null
  const sorted = scored.toSorted()
  const upper = sorted[count >>> 1] ?? 0
  const median = count % 2 === 1 ? upper : ((sorted[(count >>> 1) - 1] ?? 0) + upper) / 2
  let pairs = 0
  let squares = 0
  for (let token = 1; token < bits.length; token += 1) {
    const difference = (bits[token] ?? NaN) - (bits[token - 1] ?? NaN)
    if (Number.isNaN(difference)) continue
    pairs += 1
    squares += difference ** 2
  }
  return { mean, median, variance, localVariance: pairs === 0 || !isFinite ? null : squares / pairs }
}
