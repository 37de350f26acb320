/** What is to be said of how a lane was scored, or why it is not. Pure; words are in the messages. */
import type { ScoreFigure } from '../options.ts'
import type { ScoredLane, ScorerStatus, ScoringMethod } from '../../../state/scoring.ts'

export type LaneNote =
  /** Scored, and how; `origin` tells recorded scores. */
  | { readonly type: 'scored'; readonly method: ScoringMethod; readonly scorer: string; readonly recorded: boolean }
  | { readonly type: 'scoring'; readonly scorer: string }
  | { readonly type: 'loading'; readonly scorer: string }
  /** A hub model of a link: nothing is fetched from elsewhere before the reader agrees. */
  | { readonly type: 'not-allowed'; readonly scorer: string }
  | { readonly type: 'scorer-failed'; readonly scorer: string }
  /** No chosen language model takes its ids, and the reference reading is off. */
  | { readonly type: 'no-scorer' }
  | { readonly type: 'too-long' }

/** Null where nothing is to be said of it. */
export function laneNote(of: {
  readonly isDrawn: boolean
  readonly scored: ScoredLane | null
  readonly plan: { readonly method: ScoringMethod; readonly scorer: string } | null
  readonly scorerStatus: ScorerStatus
  readonly isAllowed: boolean
  /** Whether the scoring failed, which is said beside this. */
  readonly hasFailed: boolean
}): LaneNote | null {
  const { isDrawn, scored, plan, scorerStatus, isAllowed, hasFailed } = of
  if (!isDrawn) return { type: 'too-long' }
  if (scored !== null)
    return { type: 'scored', method: scored.method, scorer: scored.scorer, recorded: scored.origin === 'recorded' }
  if (plan === null) return { type: 'no-scorer' }
  const { scorer } = plan
  if (scorerStatus.status === 'failed') return { type: 'scorer-failed', scorer }
  if (!isAllowed) return { type: 'not-allowed', scorer }
  if (scorerStatus.status !== 'ready') return { type: 'loading', scorer }
  return hasFailed ? null : { type: 'scoring', scorer }
}

/** Why the lane has no such figure; null where it has. */
export function figureLack(figure: ScoreFigure, scored: ScoredLane): 'reference-has-none' | 'no-excess' | null {
  if (figure === 'excess') return scored.excess === null ? 'no-excess' : null
  return figure !== 'surprisal' && scored.scores === null ? 'reference-has-none' : null
}
