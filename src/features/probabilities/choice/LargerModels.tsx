/** Larger language models that one click adds, each with its size and how long it would take here. */
import { useTranslations } from 'use-intl'
import { addLanguageModel } from '../../../state/actions/scoring.ts'
import { hubReferenceOf } from '../../../core/tokenizers/hubReference.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { languageModelSuggestions, largerLanguageModels } from './languageModelSuggestions.ts'
import { useByteSizes } from './useByteSizes.ts'
import { useDeviceRate } from './useDeviceRate.ts'
import styles from './ChoiceSection.module.css'

/** Bytes of text per token of an English text, about. */
const BYTES_PER_TOKEN = 4
/** A byte per weight, and what is not rounded. */
const BYTES_PER_PARAMETER = 1.05
const DTYPE = 'q8'

export function LargerModels() {
  const t = useTranslations('probabilities.larger')
  const store = useAppStore()
  const nameOf = useLanguageModelNames()
  const sizeOf = useByteSizes()
  const formatNumber = useNumbers()
  const rate = useDeviceRate()
  const hubAddress = useAppState((state) => state.session.hubAddress)
  const added = useAppState((state) => state.comparison.scoring.languageModels)
  const tokens = useAppState((state) => Math.max(1, state.comparison.text.length / BYTES_PER_TOKEN))
  const shown = languageModelSuggestions.flatMap(({ repository, parameters }) => {
    const languageModel = largerLanguageModels.includes(repository) ? hubReferenceOf(repository, hubAddress) : null
    return languageModel === null || added.includes(languageModel) ? [] : [{ repository, parameters, languageModel }]
  })
  if (shown.length === 0) return null
  const timeOf = (parameters: number, milliseconds: number): string => {
    const seconds = (tokens * parameters * milliseconds) / 1000
    return seconds < 1 ? t('under') : t('time', { seconds: formatNumber(Math.round(seconds)) })
  }
  return (
    <section aria-label={t('title')} className={styles['larger']}>
      <p className={styles['legend']}>{t('title')}</p>
      <ul className={styles['larger']}>
        {shown.map(({ repository, parameters, languageModel }) => (
          <li key={repository}>
            <Button onClick={() => addLanguageModel(store, languageModel, DTYPE)}>{t('add', { repository })}</Button>
            <span className={styles['facts']}>
              {t('facts', {
                millions: formatNumber(parameters),
                size: sizeOf(parameters * 1e6 * BYTES_PER_PARAMETER),
              })}
              {rate !== null && ` · ${timeOf(parameters, rate.milliseconds)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles['note']}>
        {rate === null ? t('noteUnmeasured') : t('note', { name: nameOf(rate.languageModel) })}
      </p>
    </section>
  )
}
