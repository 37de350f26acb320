/** What a language model is called: the name of its card, or what its id says while no card is known. */
import { useCallback } from 'react'
import { useAppState } from '../../../state/react.ts'
import { findScorerCard } from '../../../core/scores/catalogue.ts'
import { hubName, parseReference } from '../../../core/tokenizers/reference.ts'

/** A function from ids to names; made again only when something was loaded. */
export function useScorerNames(): (scorer: string) => string {
  const statuses = useAppState((state) => state.session.scoring.scorers)
  return useCallback(
    (scorer) => {
      const status = statuses[scorer]
      const card = status?.status === 'ready' ? status.card : findScorerCard(scorer)
      if (card !== null) return card.name
      const parsed = parseReference(scorer)
      return parsed?.kind === 'hub' ? hubName(parsed) : scorer
    },
    [statuses],
  )
}
