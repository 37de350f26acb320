/** How sure a share of an estimated sum is. Pure. */
import type { MarginalEstimate } from './questions.ts'

/** Standard errors to each side that hold 95 % of a normal distribution. */
const NORMAL_95 = 1.96
/** Draws of equal weight below which their standard error is not to be trusted: a few of them decide. */
const FEWEST_EFFECTIVE = 30

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of probability ÷ sum, 0 to 1, by the normal distribution of the estimated sum. What was added exactly is at
 * least in the sum, so a share can be no greater than 1.
 *
 * @param share by the estimate itself
 */
export function shareInterval(share: number, { relativeError }: Pick<MarginalEstimate, 'relativeError'>): Interval {
  const error = NORMAL_95 * relativeError
  return { low: share / (1 + error), high: error >= 1 ? 1 : Math.min(1, share / (1 - error)) }
}

/** Whether so few draws carry the weight that the error itself is a guess. */
export function isThin({ effectiveSamples }: Pick<MarginalEstimate, 'effectiveSamples'>): boolean {
  return effectiveSamples < FEWEST_EFFECTIVE
}

/** Decimals that show an error, two at least and six at most. */
export function decimalsOf(error: number): number {
  return error > 0 ? Math.min(6, Math.max(2, Math.ceil(-Math.log10(error)))) : 2
}
