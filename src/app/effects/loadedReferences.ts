/** What is loaded from the hub, under which name and from which commit: links are pinned to it. Pure. */
import { languageModelStatus } from '../../state/scoringSelectors.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { isForeign } from '../../core/tokenizers/reference.ts'
import type { LoadedReferences } from './linkOfComparison.ts'

/** Shipped ones are left out: their names never change their meaning. */
export function loadedReferences(state: AppState): LoadedReferences {
  const { tokenizers, scoring } = state.session
  const loaded = (references: readonly string[], statusOf: typeof tokenizerStatus | typeof languageModelStatus) =>
    references.filter(isForeign).flatMap((reference) => {
      const status = statusOf(state, reference)
      return status.status === 'ready' ? [{ reference, revision: status.card.source.revision }] : []
    })
  return {
    tokenizers: loaded(Object.keys(tokenizers), tokenizerStatus),
    languageModels: loaded(Object.keys(scoring.languageModels), languageModelStatus),
  }
}

/** Whether something of the hub has come, or gone, since. */
export function areReloaded(state: AppState, before: AppState): boolean {
  if (
    state.session.tokenizers === before.session.tokenizers &&
    state.session.scoring.languageModels === before.session.scoring.languageModels
  )
    return false
  return JSON.stringify(loadedReferences(state)) !== JSON.stringify(loadedReferences(before))
}
