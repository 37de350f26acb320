/** What a language model is called: the name of its card, or what its id says while no card is known. */
import { useCallback } from 'react'
import { useAppState } from '../../../state/react.ts'
import { findLanguageModelCard } from '../../../core/scores/catalogue.ts'
import { hubName, parseReference } from '../../../core/tokenizers/reference.ts'

/** A function from ids to names; made again only when something was loaded. */
export function useLanguageModelNames(): (languageModel: string) => string {
  const statuses = useAppState((state) => state.session.scoring.languageModels)
  return useCallback(
    (languageModel) => {
      const status = statuses[languageModel]
      const card = status?.status === 'ready' ? status.card : findLanguageModelCard(languageModel)
      if (card !== null) return card.name
      const parsed = parseReference(languageModel)
      return parsed?.kind === 'hub' ? hubName(parsed) : languageModel
    },
    [statuses],
  )
}
