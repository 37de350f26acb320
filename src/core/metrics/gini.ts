/** Gini coefficient: how unequally a quantity is shared out, 0 if all have the same. */

/**
 * ΣᵢΣⱼ|cᵢ − cⱼ| ÷ (2 n² μ), without the correction for small n, by the sum over the ordered values. "Tokenizer fairness
 * Gini" where cᵢ are tokens per aligned unit (Foroutan et al. 2025, "Parity-Aware Byte-Pair Encoding").
 *
 * @param values not negative; null if there are none or all are 0
 */
export function gini(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).toSorted()
  let total = 0
  let weighted = 0
  for (let index = 0; index < sorted.length; index++) {
    const value = sorted[index] ?? 0
    total += value
    weighted += (2 * (index + 1) - sorted.length - 1) * value
  }
  return total === 0 ? null : weighted / (sorted.length * total)
}
