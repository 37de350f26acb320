/** Readings of the state that are not stored. Pure; each returns a value that is stable while its sources are. */
import { findCard } from '../core/tokenizers/catalogue/catalogue.ts'
import type { TokenizerCard } from '../core/tokenizers/card.ts'
import type { LaneCounts } from '../platform/workers/tokenization/sharedCounts.ts'
import type { EncodedInput } from './encodedInput.ts'
import type { LaneState, TokenizerStatus } from './session.ts'
import { emptyLane, idleTokenizer } from './session.ts'
import type { AppState } from './store.ts'
import type { TokenPointer } from './view.ts'

export function tokenizerStatus(state: AppState, reference: string): TokenizerStatus {
  return state.session.tokenizers[reference] ?? idleTokenizer
}

export function laneState(state: AppState, reference: string): LaneState {
  return state.session.lanes[reference] ?? emptyLane
}

/** The card of a lane: of the loaded tokenizer, else of the catalogue, else null (a hub id that is not loaded). */
export function cardOf(state: AppState, reference: string): TokenizerCard | null {
  const status = tokenizerStatus(state, reference)
  if (status.status === 'ready') return status.card
  return findCard(reference)?.card ?? null
}

/** Whether the lane's result is of another text or of other options than those on the screen. */
export function isLaneStale(state: AppState, reference: string): boolean {
  const { result } = laneState(state, reference)
  return result !== null && isStale(state, result.input)
}

/** Whether the lane's figures are. */
export function areFiguresStale(state: AppState, reference: string): boolean {
  const figures = laneFigures(state, reference)
  return figures !== null && isStale(state, figures.input)
}

/** The newest counts of the lane, and of what they are. */
export function laneFigures(
  state: AppState,
  reference: string,
): { readonly input: EncodedInput; readonly counts: LaneCounts } | null {
  const { early, result } = laneState(state, reference)
  if (early !== null) return { input: early.input, counts: early }
  return result === null ? null : { input: result.input, counts: result.encoding }
}

function isStale(state: AppState, input: EncodedInput): boolean {
  const { text, compare } = state.comparison
  return (
    input.text !== text ||
    input.options.addSpecialTokens !== compare.addSpecialTokens ||
    input.options.parseSpecialTokens !== compare.parseSpecialTokens
  )
}

/**
 * Tokens of the lane for each token of the baseline; null if either is not known, if they are of different
 * texts, or if the baseline has no token.
 */
export function ratioToBaseline(state: AppState, reference: string): number | null {
  const { baseline } = state.comparison
  if (baseline === null) return null
  const lane = laneFigures(state, reference)
  const base = laneFigures(state, baseline)
  if (lane === null || base === null || lane.input.text !== base.input.text) return null
  return base.counts.tokenCount === 0 ? null : lane.counts.tokenCount / base.counts.tokenCount
}

/** The token whose bytes are lit: the one pointed at, else the pinned one. */
export function litToken(state: AppState): TokenPointer | null {
  return state.view.hover ?? state.view.pinned
}
