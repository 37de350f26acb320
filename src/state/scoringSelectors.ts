/** Readings of what is loaded and scored. Pure; stable while their sources are. */
import { findLanguageModelCard } from '../core/scores/catalogue.ts'
import type { LanguageModelCard } from '../core/scores/languageModel.ts'
import { cardOf as tokenizerCardOf, laneState } from './selectors.ts'
import type { LaneScoring, LanguageModelStatus, ScoringMethod } from './scoring.ts'
import { emptyLaneScoring, idleLanguageModel } from './scoring.ts'
import { BYTE_LANGUAGE_MODEL } from './scoringChoice.ts'
import type { AppState } from './store.ts'

export function languageModelStatus(state: AppState, languageModel: string): LanguageModelStatus {
  return state.session.scoring.languageModels[languageModel] ?? idleLanguageModel
}

export function laneScoring(state: AppState, lane: string): LaneScoring {
  return state.session.scoring.lanes[lane] ?? emptyLaneScoring
}

/** The card of a language model: as loaded, else of the catalogue, else null (a hub id that is not loaded). */
export function languageModelCardOf(state: AppState, languageModel: string): LanguageModelCard | null {
  const status = languageModelStatus(state, languageModel)
  return status.status === 'ready' ? status.card : findLanguageModelCard(languageModel)
}

/** Whether the language model takes this tokenizer's ids. A hub model takes those of its own repository. */
export function takesIdsOf(state: AppState, languageModel: string, lane: string): boolean {
  const card = languageModelCardOf(state, languageModel)
  if (card === null) return languageModel === lane
  if (card.tokenizer === lane || card.sameTokenizers.includes(lane)) return true
  // The same repository under another name of the same commit.
  const own = tokenizerCardOf(state, lane)
  return (
    languageModel.startsWith('hub:') &&
    lane.startsWith('hub:') &&
    own?.source.name === card.source.name &&
    own.source.revision === card.source.revision
  )
}

/** How a lane is scored by the present choice, and by which language model; null where it cannot be. */
export function planOfLane(
  state: AppState,
  lane: string,
): { readonly method: ScoringMethod; readonly languageModel: string } | null {
  const { languageModels, reading, reference } = state.comparison.scoring
  const own =
    reading === 'own' ? languageModels.find((languageModel) => takesIdsOf(state, languageModel, lane)) : undefined
  if (own !== undefined) return { method: 'paired', languageModel: own }
  return reading === 'reference' || reference ? { method: 'reference', languageModel: BYTE_LANGUAGE_MODEL } : null
}

/** Whether the lane's scores are of another segmentation, text or choice than those on the screen. */
export function isScoringStale(state: AppState, lane: string): boolean {
  const { result } = laneScoring(state, lane)
  if (result === null) return false
  const plan = planOfLane(state, lane)
  return (
    result.input !== laneState(state, lane).result?.input ||
    result.input.text !== state.comparison.text ||
    plan?.languageModel !== result.languageModel ||
    plan.method !== result.method ||
    result.asked.begin !== state.comparison.scoring.begin ||
    result.asked.stride !== state.comparison.scoring.stride
  )
}
