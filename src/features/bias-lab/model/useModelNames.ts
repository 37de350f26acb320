/** What language models are called in the lab: the name of the card, or what the id says while no card is known. */
import { useCallback } from 'react'
import { findScorerCard } from '../../../core/scores/catalogue.ts'
import { useAppState } from '../../../state/react.ts'

export function useModelNames(): (scorer: string) => string {
  const statuses = useAppState((state) => state.session.scoring.scorers)
  return useCallback(
    (scorer) => {
      const status = statuses[scorer]
      const card = status?.status === 'ready' ? status.card : findScorerCard(scorer)
      return card?.name ?? scorer.replace(/^hub:/, '')
    },
    [statuses],
  )
}
