/**
 * Min-K% and Min-K%++: how improbable the least probable tokens of a text are. They were proposed to guess whether a
 * language model was trained on a text; they are no proof of it.
 */

/** Mean of the ⌊share · N⌋ lowest values, at least one; NaN entries are left out; null if none is left. */
function meanOfLowest(values: ArrayLike<number>, share: number): number | null {
  const scored = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .toSorted()
  if (scored.length === 0) return null
  const lowest = scored.subarray(0, Math.max(1, Math.floor(share * scored.length)))
  return lowest.reduce((sum, value) => sum + value, 0) / lowest.length
}

/**
 * Min-K% Prob (Shi et al. 2024, "Detecting Pretraining Data from Large Language Models"): mean ln p of the K% least
 * probable tokens, in nats.
 *
 * @param logProbability ln p of each token; NaN if it has no score
 * @param share K as a share, above 0 and at most 1
 */
export function minK(logProbability: Float32Array, share: number): number | null {
  return meanOfLowest(logProbability, share)
}

/**
 * z = (ln p(token) − μ) / σ of each token, μ and σ² the mean and variance of ln p under the language model's own
 * distribution there (Zhang et al. 2024, "Min-K%++"). NaN if there is no score, or if σ is 0.
 */
export function surprisalZ(logProbability: Float32Array, mean: Float32Array, variance: Float32Array): Float64Array {
  return Float64Array.from(logProbability, (value, token) => {
    const spread = Math.sqrt(variance[token] ?? NaN)
    return spread > 0 ? (value - (mean[token] ?? NaN)) / spread : NaN
  })
}

/** Min-K%++: mean of the K% lowest of {@link surprisalZ}. */
export function minKPlusPlus(z: ArrayLike<number>, share: number): number | null {
  return meanOfLowest(z, share)
}
