/** Which language models score which lanes here: one with the lane's own tokenizer where there is one, and the reference for every text. Pure. */
import { shippedLanguageModels } from '../../../core/scores/catalogue.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { languageModelStatus, takesIdsOf } from '../../../state/scoringSelectors.ts'
import type { AppState } from '../../../state/store.ts'

const family = shippedLanguageModels.filter(({ kind }) => kind === 'family').map(({ card }) => card.id)

/** A language model of the page, or one that is loaded, with the lane's tokenizer; null where there is none. */
export function pairedLanguageModel(state: AppState, lane: string): string | null {
  const loaded = Object.keys(state.session.scoring.languageModels).filter(
    (languageModel) => languageModelStatus(state, languageModel).status === 'ready',
  )
  return [...family, ...loaded].find((languageModel) => takesIdsOf(state, languageModel, lane)) ?? null
}

/** The reference and every language model that is paired with one of the lanes, each once. */
export function languageModelsOfLanes(paired: readonly (string | null)[]): readonly string[] {
  return [...new Set([BYTE_LANGUAGE_MODEL, ...paired.filter((languageModel) => languageModel !== null)])]
}

/** Names a language model with all that decides its answers; null where it is not loaded. */
export function languageModelKey(state: AppState, languageModel: string): string | null {
  const status = languageModelStatus(state, languageModel)
  return status.status === 'ready' ? JSON.stringify([languageModel, status.card.dtype, status.device.kind]) : null
}
