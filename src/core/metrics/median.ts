/** The median of numbers in order. */

/** The middle number, or the mean of the two in the middle; null where there is none. `[1, 2, 4, 9]` → 3. */
export function median(ascending: ArrayLike<number>): number | null {
  const middle = (ascending.length - 1) / 2
  const [below, above] = [ascending[Math.floor(middle)], ascending[Math.ceil(middle)]]
  return below === undefined || above === undefined ? null : (below + above) / 2
}
