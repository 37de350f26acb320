/** How often values fall in bins of one width. */

/**
 * Counts in bins [0, width), [width, 2·width), …; the last of `bins` holds all that is greater too, and values below 0
 * count in the first. NaN counts nowhere.
 */
export function histogram(values: ArrayLike<number>, width: number, bins: number): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN
    if (Number.isNaN(value)) continue
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value / width)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}
