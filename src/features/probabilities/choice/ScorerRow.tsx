/** A language model of the choice: what it is, whether it scores, what has become of it, which lane it needs. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { addScorer, removeScorer } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { scorersOf } from '../../../state/scoringChoice.ts'
import { scorerCardOf, takesIdsOf } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useScorerNames } from '../lanes/useScorerNames.ts'
import { ScorerState } from './ScorerState.tsx'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

export function ScorerRow({ scorer }: { readonly scorer: string }) {
  const t = useTranslations('probabilities.scorer')
  const store = useAppStore()
  const field = useId()
  const formatMillions = useNumbers(1)
  const sizeOf = useByteSizes()
  const name = useScorerNames()(scorer)
  const card = useAppState((state) => scorerCardOf(state, scorer))
  const isChosen = useAppState((state) => state.comparison.scoring.scorers.includes(scorer))
  const isUsed = useAppState((state) => scorersOf(state.comparison.scoring).includes(scorer))
  const hasLane = useAppState((state) => state.comparison.tokenizers.some((lane) => takesIdsOf(state, scorer, lane)))
  const facts =
    card === null
      ? []
      : [
          ...(card.parameters === null ? [] : [t('parameters', { millions: formatMillions(card.parameters / 1e6) })]),
          t('context', { count: card.contextLength }),
          t('vocabulary', { count: card.vocabularySize }),
          card.dtype,
          ...(card.downloadBytes === null ? [] : [sizeOf(card.downloadBytes)]),
        ]
  return (
    <li className={styles['row']}>
      <input
        id={field}
        type="checkbox"
        checked={isChosen}
        onChange={(event) => (event.target.checked ? addScorer(store, scorer) : removeScorer(store, scorer))}
      />
      <label htmlFor={field} className={styles['name']} translate="no">
        {name}
      </label>
      <span className={styles['facts']}>{facts.join(' · ')}</span>
      {isChosen && card !== null && !hasLane && (
        <span className={styles['lacksLane']}>
          {t('noLane')}{' '}
          <Button
            look="quiet"
            aria-label={t('addLaneNamed', { name })}
            onClick={() => addTokenizer(store, card.tokenizer)}
          >
            {t('addLane')}
          </Button>
        </span>
      )}
      {isChosen && scorer.startsWith('hub:') && (
        <Button look="quiet" aria-label={t('removeNamed', { name })} onClick={() => removeScorer(store, scorer)}>
          {t('remove')}
        </Button>
      )}
      <ScorerState scorer={scorer} name={name} isUsed={isUsed} />
    </li>
  )
}
