/** Which language models score which lanes here: one with the lane's own tokenizer where there is one, and the reference for every text. Pure. */
import { shippedScorers } from '../../../core/scores/catalogue.ts'
import { REFERENCE_SCORER } from '../../../state/scoringChoice.ts'
import { scorerStatus, takesIdsOf } from '../../../state/scoringSelectors.ts'
import type { AppState } from '../../../state/store.ts'

const family = shippedScorers.filter(({ kind }) => kind === 'family').map(({ card }) => card.id)

/** A language model of the page, or one that is loaded, with the lane's tokenizer; null where there is none. */
export function pairedScorer(state: AppState, lane: string): string | null {
  const loaded = Object.keys(state.session.scoring.scorers).filter(
    (scorer) => scorerStatus(state, scorer).status === 'ready',
  )
  return [...family, ...loaded].find((scorer) => takesIdsOf(state, scorer, lane)) ?? null
}

/** The reference and every language model that is paired with one of the lanes, each once. */
export function scorersOfLanes(paired: readonly (string | null)[]): readonly string[] {
  return [...new Set([REFERENCE_SCORER, ...paired.filter((scorer) => scorer !== null)])]
}

/** Names a language model with all that decides its answers; null where it is not loaded. */
export function scorerKey(state: AppState, scorer: string): string | null {
  const status = scorerStatus(state, scorer)
  return status.status === 'ready' ? JSON.stringify([scorer, status.card.dtype, status.device.kind]) : null
}
