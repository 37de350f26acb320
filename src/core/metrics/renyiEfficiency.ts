/** Rényi efficiency: how evenly the ids that occur are used. */

/**
 * H_α / log₂ n, H_α = log₂(Σ p^α) / (1 − α), over the n ids that occur; α = 1 is Shannon's entropy. Between 0 and 1;
 * null if fewer than two ids occur (0/0); exactly 1 if all occur equally often. Zouhar et al. 2023, "Tokenization and the Noiseless Channel".
 *
 * @param spectrum pairs of a number of occurrences and the number of ids that occur so often
 * @param alpha greater than 0
 */
export function renyiEfficiency(spectrum: readonly (readonly [number, number])[], alpha: number): number | null {
  const tokens = spectrum.reduce((sum, [occurrences, ids]) => sum + occurrences * ids, 0)
  const distinct = spectrum.reduce((sum, [, ids]) => sum + ids, 0)
  if (distinct < 2) return null
  if (spectrum.length === 1) return 1
  const sumOver = (term: (share: number) => number): number =>
    spectrum.reduce((sum, [occurrences, ids]) => sum + ids * term(occurrences / tokens), 0)
  const entropy =
    alpha === 1
      ? -sumOver((share) => share * Math.log2(share))
      : Math.log2(sumOver((share) => share ** alpha)) / (1 - alpha)
  // Rounding alone brings it beyond its ends, by some units in the last place.
  return Math.min(1, Math.max(0, entropy / Math.log2(distinct)))
}

/** The spectrum that {@link renyiEfficiency} takes: how many ids occur once, twice, and so on; fewest occurrences first. */
export function frequencySpectrum(ids: ArrayLike<number>): readonly (readonly [number, number])[] {
  const occurrences = new Map<number, number>()
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index] ?? 0
    occurrences.set(id, (occurrences.get(id) ?? 0) + 1)
  }
  const spectrum = new Map<number, number>()
  for (const count of occurrences.values()) spectrum.set(count, (spectrum.get(count) ?? 0) + 1)
  return [...spectrum].toSorted(([a], [b]) => a - b)
}
