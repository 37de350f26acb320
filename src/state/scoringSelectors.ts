/** Readings of what is loaded and scored. Pure; stable while their sources are. */
import { findScorerCard } from '../core/scores/catalogue.ts'
import type { ScorerCard } from '../core/scores/scorer.ts'
import { cardOf as tokenizerCardOf, laneState } from './selectors.ts'
import type { LaneScoring, ScorerStatus, ScoringMethod } from './scoring.ts'
import { emptyLaneScoring, idleScorer } from './scoring.ts'
import { REFERENCE_SCORER } from './scoringChoice.ts'
import type { AppState } from './store.ts'

export function scorerStatus(state: AppState, scorer: string): ScorerStatus {
  return state.session.scoring.scorers[scorer] ?? idleScorer
}

export function laneScoring(state: AppState, lane: string): LaneScoring {
  return state.session.scoring.lanes[lane] ?? emptyLaneScoring
}

/** The card of a language model: as loaded, else of the catalogue, else null (a hub id that is not loaded). */
export function scorerCardOf(state: AppState, scorer: string): ScorerCard | null {
  const status = scorerStatus(state, scorer)
  return status.status === 'ready' ? status.card : findScorerCard(scorer)
}

/** Whether the language model takes this tokenizer's ids. A hub model takes those of its own repository. */
export function takesIdsOf(state: AppState, scorer: string, lane: string): boolean {
  const card = scorerCardOf(state, scorer)
  if (card === null) return scorer === lane
  if (card.tokenizer === lane || card.sameTokenizers.includes(lane)) return true
  // The same repository under another name of the same commit.
  const own = tokenizerCardOf(state, lane)
  return (
    scorer.startsWith('hub:') &&
    lane.startsWith('hub:') &&
    own?.source.name === card.source.name &&
    own.source.revision === card.source.revision
  )
}

/** How a lane is scored by the present choice, and by which language model; null where it cannot be. */
export function planOfLane(
  state: AppState,
  lane: string,
): { readonly method: ScoringMethod; readonly scorer: string } | null {
  const { scorers, reading, reference } = state.comparison.scoring
  const own = reading === 'own' ? scorers.find((scorer) => takesIdsOf(state, scorer, lane)) : undefined
  if (own !== undefined) return { method: 'paired', scorer: own }
  return reading === 'reference' || reference ? { method: 'reference', scorer: REFERENCE_SCORER } : null
}

/** Whether the lane's scores are of another segmentation, text or choice than those on the screen. */
export function isScoringStale(state: AppState, lane: string): boolean {
  const { result } = laneScoring(state, lane)
  if (result === null) return false
  const plan = planOfLane(state, lane)
  return (
    result.input !== laneState(state, lane).result?.input ||
    result.input.text !== state.comparison.text ||
    plan?.scorer !== result.scorer ||
    plan.method !== result.method ||
    result.asked.begin !== state.comparison.scoring.begin ||
    result.asked.stride !== state.comparison.scoring.stride
  )
}
