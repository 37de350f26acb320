/** The series of the histogram and of the scatter of surprisal against frequency. Pure. */
import { histogram } from '../../../core/metrics/histogram.ts'
import { scoreSpread } from '../../../core/metrics/scoreSpread.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'

/** Bits; the last bin holds all that is more. */
export const BIN_BITS = 1
export const BINS = 21

export interface SpreadBin {
  readonly fromBits: number
  /** By lane: share of its scored tokens. */
  readonly shares: readonly number[]
}

export interface LaneSpread {
  readonly name: string
  /** Bits². */
  readonly variance: number | null
  readonly localVariance: number | null
}

export function spreadBins(lanes: readonly NamedScoredLane[]): readonly SpreadBin[] {
  const columns = lanes.map(({ scored }) => {
    const counts = histogram(scored.surprisalBits, BIN_BITS, BINS)
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => (total === 0 ? 0 : count / total))
  })
  return Array.from({ length: BINS }, (_, bin) => ({
    fromBits: bin * BIN_BITS,
    shares: columns.map((column) => column[bin] ?? 0),
  }))
}

export function laneSpreads(lanes: readonly NamedScoredLane[]): readonly LaneSpread[] {
  return lanes.map(({ name, scored }) => {
    const spread = scoreSpread(scored.surprisalBits)
    return { name, variance: spread?.variance ?? null, localVariance: spread?.localVariance ?? null }
  })
}

export interface FrequencyPoint {
  /** 1: the most frequent. */
  readonly rank: number
  readonly bits: number
  readonly token: number
}

/** Points at most. */
const MAX_DOTS = 1500

/** A dot a token of finite bits whose id has a rank; evenly picked where there are too many. */
export function frequencyPoints(
  { view, scored }: NamedScoredLane,
  rankOf: (id: TokenId) => number | null,
): readonly FrequencyPoint[] {
  const { ids } = view.encoding
  const points: FrequencyPoint[] = []
  for (let token = 0; token < ids.length; token += 1) {
    const bits = scored.surprisalBits[token] ?? NaN
    const rank = rankOf(ids[token] ?? 0)
    if (Number.isFinite(bits) && rank !== null) points.push({ rank, bits, token })
  }
  if (points.length <= MAX_DOTS) return points
  return Array.from({ length: MAX_DOTS }, (_, index) => points[Math.floor((index * points.length) / MAX_DOTS)]).filter(
    (point) => point !== undefined,
  )
}

/** Spearman's ρ of rank and bits, ties by their mean rank; null where either does not vary. */
export function rankCorrelation(points: readonly FrequencyPoint[]): number | null {
  const x = meanRanks(points.map(({ rank }) => rank))
  const y = meanRanks(points.map(({ bits }) => bits))
  const middle = (points.length + 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  for (const [index, value] of x.entries()) {
    const [dx, dy] = [value - middle, (y[index] ?? middle) - middle]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null
}

function meanRanks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = Array.from({ length: values.length }, () => 0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}
