/** A language model of the choice: what it is, whether it scores, what has become of it, which lane it needs. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { addLanguageModel, removeLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { LanguageModelFacts } from '../../../state/services.ts'
import { isPairOf, languageModelCardOf, languageModelsInUse } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { LanguageModelState } from './LanguageModelState.tsx'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

interface Props {
  readonly languageModel: string
  /** What its card says of its training; undefined: not known. */
  readonly facts: LanguageModelFacts | undefined
}

/** A language model of the page is there for the lanes that have its tokenizer; to add it puts it before the others, and loads it. */
export function LanguageModelRow({ languageModel, facts: trained }: Props) {
  const t = useTranslations('probabilities.languageModel')
  const store = useAppStore()
  const field = useId()
  const formatMillions = useNumbers(1)
  const formatRatio = useNumbers(2)
  const sizeOf = useByteSizes()
  const name = useLanguageModelNames()(languageModel)
  const card = useAppState((state) => languageModelCardOf(state, languageModel))
  const isChosen = useAppState((state) => state.comparison.scoring.languageModels.includes(languageModel))
  const isUsed = useAppState((state) => languageModelsInUse(state).includes(languageModel))
  const hasLane = useAppState((state) =>
    state.comparison.tokenizers.some((lane) => isPairOf(state, languageModel, lane)),
  )
  const measured = trained?.heldOut ?? null
  const english = measured?.byLanguage['en']
  const heldOut =
    measured === null
      ? []
      : [
          english === undefined
            ? t('heldOutAll', { all: formatRatio(measured.all) })
            : t('heldOut', { all: formatRatio(measured.all), english: formatRatio(english) }),
        ]
  const facts =
    card === null
      ? []
      : [
          ...(card.parameters === null ? [] : [t('parameters', { millions: formatMillions(card.parameters / 1e6) })]),
          t('context', { count: card.contextLength }),
          t('vocabulary', { count: card.vocabularySize }),
          card.dtype,
          ...(card.downloadBytes === null ? [] : [sizeOf(card.downloadBytes)]),
          ...heldOut,
          // Beside the numbers, so that two readers see whether they asked the same weights; whole in exports.
          ...(trained?.sha256 == null ? [] : [t('weights', { beginning: trained.sha256.slice(0, 12) })]),
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
