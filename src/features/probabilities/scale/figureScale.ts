/** From figures of tokens to the levels of a scale: which figure has which steps. Pure; knows no colour. */
import { bitsOf } from '../../../core/metrics/surprisal.ts'
import { surprisalZ } from '../../../core/metrics/minK.ts'
import type { ScoreFigure } from '../options.ts'
import type { ScoredLane } from '../../../state/scoring.ts'

/** Levels of every scale, 0 to 8. */
export const LEVELS = 9
/** The level of a token that has no figure. */
export const NO_LEVEL = 255

export interface FigureScale {
  /** `diverging`: level 4 is around 0, the levels to both sides differ in colour. */
  readonly kind: 'sequential' | 'diverging'
  /** Least value of levels 1 to 8, ascending. */
  readonly edges: readonly number[]
}

const BITS: FigureScale = { kind: 'sequential', edges: [2, 4, 6, 8, 10, 12, 14, 16] }

/** Steps of two bits; of ranks by fours, which is two bits too. */
export const figureScales: Readonly<Record<ScoreFigure, FigureScale>> = {
  surprisal: BITS,
  entropy: BITS,
  rank: { kind: 'sequential', edges: [2, 5, 17, 65, 257, 1025, 4097, 16385] },
  z: { kind: 'diverging', edges: [-3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5] },
  excess: { kind: 'diverging', edges: [-7, -5, -3, -1, 1, 3, 5, 7] },
}

/** The level of a value: the number of edges that it reaches. NaN has none. */
export function levelOf(value: number, { edges }: FigureScale): number {
  if (Number.isNaN(value)) return NO_LEVEL
  let level = 0
  while (level < edges.length && value >= (edges[level] ?? Infinity)) level += 1
  return level
}

/**
 * The figure of every token of a lane; NaN for a token without it. Null where the lane has no such figure at all:
 * ranks, entropies and z are of a token's own distribution, which a lane that is read by bytes does not have.
 */
export function figureOfTokens(figure: ScoreFigure, lane: ScoredLane): ArrayLike<number> | null {
  const { scores, excess } = lane
  switch (figure) {
    case 'surprisal':
      return lane.surprisalBits
    case 'rank':
      return scores === null ? null : Float64Array.from(scores.rank, (rank) => (rank === 0 ? NaN : rank))
    case 'entropy':
      return scores === null ? null : Float64Array.from(scores.entropy, bitsOf)
    case 'z':
      return scores === null ? null : surprisalZ(scores.logProbability, scores.mean, scores.variance)
    case 'excess':
      return excess === null ? null : Float64Array.from(excess.stretchOfToken, (stretch) => excess.bits[stretch] ?? NaN)
  }
}

/** The level of every token of a lane; null where the lane has no such figure. */
export function levelsOf(figure: ScoreFigure, lane: ScoredLane): Uint8Array | null {
  const values = figureOfTokens(figure, lane)
  return values === null ? null : Uint8Array.from(values, (value) => levelOf(value, figureScales[figure]))
}
