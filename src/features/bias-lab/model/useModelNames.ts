/** What language models are called in the lab: the name of the card, or what the id says while no card is known. */
import { useCallback } from 'react'
import { findLanguageModelCard } from '../../../core/scores/catalogue.ts'
import { useAppState } from '../../../state/react.ts'

export function useModelNames(): (languageModel: string) => string {
  const statuses = useAppState((state) => state.session.scoring.languageModels)
  return useCallback(
    (languageModel) => {
      const status = statuses[languageModel]
      const card = status?.status === 'ready' ? status.card : findLanguageModelCard(languageModel)
      return card?.name ?? languageModel.replace(/^hub:/, '')
    },
    [statuses],
  )
}
