/**
 * Percentile bootstrap over aligned units (Efron & Tibshirani 1993, chapter 13): units are drawn with replacement, the
 * same draws for every language and tokenizer, so that resampled figures can be compared draw by draw.
 */

/** Draws: usual for percentile intervals (Efron & Tibshirani 1993, section 13.3). */
export const REPLICATES = 1000

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Resampling {
  readonly seed: number
  readonly replicates: number
}

/** Two columns over the units; the figure is the ratio of their sums. */
export interface UnitRatio {
  readonly numerator: ArrayLike<number>
  readonly denominator: ArrayLike<number>
}

/** Numbers from 0 up to 1, the same ones for the same seed everywhere: Mulberry32 by T. Ettinger, in the public domain. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * The ratio of sums of each pair in each draw: one column of `replicates` entries a pair, NaN if the denominator's sum
 * is 0. Yields after each draw, so that the caller may stop.
 *
 * @param units length of every column
 */
export function* ratioReplicatesSteps(
  pairs: readonly UnitRatio[],
  units: number,
  { seed, replicates }: Resampling,
): Generator<number, readonly Float64Array[], void> {
  const random = randomNumbers(seed)
  const numerators = pairs.map(({ numerator }) => Float64Array.from(numerator))
  const denominators = pairs.map(({ denominator }) => Float64Array.from(denominator))
  const results = pairs.map(() => new Float64Array(replicates))
  const drawn = new Float64Array(units)
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawn.fill(0)
    for (let draw = 0; draw < units; draw++) {
      const unit = Math.floor(random() * units)
      drawn[unit] = (drawn[unit] ?? 0) + 1
    }
    for (let pair = 0; pair < pairs.length; pair++) {
      const result = results[pair]
      const [above, below] = [numerators[pair], denominators[pair]]
      if (result === undefined || above === undefined || below === undefined) continue
      result[replicate] = weightedSum(drawn, above) / weightedSum(drawn, below)
    }
    yield replicate + 1
  }
  return results
}

function weightedSum(weights: Float64Array, values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < weights.length; index++) sum += (weights[index] ?? 0) * (values[index] ?? 0)
  return sum
}

/** Where the middle 95 % of the replicates lie, interpolated between neighbours; null if one is not a finite number. */
export function percentileInterval(replicates: ArrayLike<number>): Interval | null {
  const sorted = Float64Array.from(replicates).toSorted()
  if (sorted.length === 0 || !sorted.every(Number.isFinite)) return null
  const at = (share: number): number => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? 0
    const above = sorted[Math.ceil(place)] ?? below
    return below + (above - below) * (place - Math.floor(place))
  }
  return { low: at(0.025), high: at(0.975) }
}
