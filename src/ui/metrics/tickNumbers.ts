/** Ticks of an axis as people write them: as few decimals as tell them apart. Pure. */

const MAX_DECIMALS = 6

/**
 * Decimals that write a tick exactly.
 * @param scale 100 for a share, which is written as a percentage
 */
export function decimalsOf(tick: number, scale = 1): number {
  const value = tick * scale
  for (let decimals = 0; decimals < MAX_DECIMALS; decimals++) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= Math.abs(value) * 1e-9) return decimals
  }
  return MAX_DECIMALS
}
