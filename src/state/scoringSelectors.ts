/** Readings of what is loaded and scored. Pure; stable while their sources are. */
import { findLanguageModelCard, offeredLanguageModels } from '../core/scores/catalogue.ts'
import { hasIdPair } from '../core/scores/idPairs.ts'
import type { LanguageModelCard } from '../core/scores/languageModel.ts'
import { cardOf as tokenizerCardOf, laneState } from './selectors.ts'
import type { LaneScoring, LanguageModelStatus, ScoringMethod } from './scoring.ts'
import { emptyLaneScoring, idleLanguageModel } from './scoring.ts'
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

/** Whether it scores lanes of this tokenizer as they are cut: by their ids, or by ids that are numbered anew. */
export function isPairOf(state: AppState, languageModel: string, lane: string): boolean {
  const card = languageModelCardOf(state, languageModel)
  return takesIdsOf(state, languageModel, lane) || (card !== null && hasIdPair(card.tokenizer, lane))
}

/** The language model whose tokenizer the lane's is: of those that the reader added, then of the page's. Null: there is none. */
export function ownLanguageModel(state: AppState, lane: string): string | null {
  const { languageModels, pairing } = state.comparison.scoring
  const candidates = pairing === 'automatic' ? [...languageModels, ...offeredLanguageModels] : languageModels
  return (
    candidates.find((languageModel) => takesIdsOf(state, languageModel, lane)) ??
    (pairing === 'automatic' ? candidates.find((languageModel) => isPairOf(state, languageModel, lane)) : undefined) ??
    null
  )
}

/** How a lane is scored by the present choice, and by which language model; null where it cannot be. */
export function planOfLane(
  state: AppState,
  lane: string,
): { readonly method: ScoringMethod; readonly languageModel: string } | null {
  const { reading, reader, readsOthers } = state.comparison.scoring
  const own = reading === 'own' ? ownLanguageModel(state, lane) : null
  if (own !== null) return { method: 'paired', languageModel: own }
  return reading === 'bytes' || readsOthers ? { method: 'bytes', languageModel: reader } : null
}

/** Whether its tokens are bytes, so that it reads a text by bytes in one pass. By its vocabulary, which has little else. */
export function hasByteTokens({ vocabularySize }: Pick<LanguageModelCard, 'vocabularySize'>): boolean {
  return vocabularySize > 256 && vocabularySize <= 512
}

/** Parameters times bytes that are read by bytes without asking: some seconds on a small computer. */
const MAX_UNASKED = 4e10
const MAX_UNASKED_BYTES = 4000

/** The longest text, in bytes, that the language model reads by bytes without the reader being asked. */
export function maxReadBytes(state: AppState, languageModel: string): number {
  const card = languageModelCardOf(state, languageModel)
  if (card === null || hasByteTokens(card)) return Infinity
  const unasked = Math.min(MAX_UNASKED_BYTES, MAX_UNASKED / (card.parameters ?? 500e6))
  return Math.max(unasked, state.session.scoring.readable[languageModel] ?? 0)
}

/** Every language model that the lanes need as they are scored now, and those that the reader added. */
export function languageModelsInUse(state: AppState): readonly string[] {
  const { languageModels, reading, reader, excess } = state.comparison.scoring
  const plans = state.comparison.tokenizers.flatMap((lane) => planOfLane(state, lane)?.languageModel ?? [])
  return [
    ...new Set([
      ...languageModels,
      ...plans,
      ...(reading === 'bytes' ? [reader] : []),
      ...(excess === null ? [] : [excess]),
    ]),
  ]
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
