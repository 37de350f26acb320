/** The 95 % interval of a share that was counted in independent draws (Wilson 1927): never outside 0 to 1, and none of width 0. */

const NORMAL_95 = 1.959963984540054

/** @param hits of so many `draws`, at least 1 */
export function wilsonInterval(hits: number, draws: number): { readonly low: number; readonly high: number } {
  const share = hits / draws
  const square = NORMAL_95 ** 2 / draws
  const middle = (share + square / 2) / (1 + square)
  const half = (NORMAL_95 / (1 + square)) * Math.sqrt((share * (1 - share)) / draws + square / (4 * draws))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
