/** A language model of the choice: what it is, whether it scores, what has become of it, which lane it needs. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { addLanguageModel, removeLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { languageModelsOf } from '../../../state/scoringChoice.ts'
import { languageModelCardOf, takesIdsOf } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { LanguageModelState } from './LanguageModelState.tsx'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

export function LanguageModelRow({ languageModel }: { readonly languageModel: string }) {
  const t = useTranslations('probabilities.languageModel')
  const store = useAppStore()
  const field = useId()
  const formatMillions = useNumbers(1)
  const sizeOf = useByteSizes()
  const name = useLanguageModelNames()(languageModel)
  const card = useAppState((state) => languageModelCardOf(state, languageModel))
  const isChosen = useAppState((state) => state.comparison.scoring.languageModels.includes(languageModel))
  const isUsed = useAppState((state) => languageModelsOf(state.comparison.scoring).includes(languageModel))
  const hasLane = useAppState((state) =>
    state.comparison.tokenizers.some((lane) => takesIdsOf(state, languageModel, lane)),
  )
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
        onChange={(event) =>
          event.target.checked ? addLanguageModel(store, languageModel) : removeLanguageModel(store, languageModel)
        }
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
      {isChosen && languageModel.startsWith('hub:') && (
        <Button
          look="quiet"
          aria-label={t('removeNamed', { name })}
          onClick={() => removeLanguageModel(store, languageModel)}
        >
          {t('remove')}
        </Button>
      )}
      <LanguageModelState languageModel={languageModel} name={name} isUsed={isUsed} />
    </li>
  )
}
