/** Has the texts scored by language models: what is to be fetched, how far it is, what stops it, what went wrong. */
import { useFormatter, useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { findLanguageModelCard } from '../../../core/scores/catalogue.ts'
import { retryLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { ChangeScoring } from './useChangeScoring.ts'
import lab from '../LabPart.module.css'
import { useList } from '../../../ui/useWordsOfPage.ts'
import styles from './PerturbationsPart.module.css'

const nameOf = (languageModel: string): string =>
  findLanguageModelCard(languageModel)?.name ?? languageModel.replace(/^hub:/, '')

function LanguageModelLine({ languageModel }: { readonly languageModel: string }) {
  const t = useTranslations('perturbations')
  const store = useAppStore()
  const services = useServices()
  const status = useAppState((state) => languageModelStatus(state, languageModel))
  const failureText = useFailureText()
  if (status.status === 'loading') {
    const { loadedBytes, totalBytes } = status.progress ?? { loadedBytes: 0, totalBytes: null }
    return (
      <>
        <p className={lab['note']}>{t('languageModelLoading', { name: nameOf(languageModel) })}</p>
        <SlowFetch
          name={nameOf(languageModel)}
          loadedBytes={loadedBytes}
          totalBytes={totalBytes}
          onStop={() => services.scoring.cancelLoad(languageModel)}
        />
      </>
    )
  }
  if (status.status !== 'failed') return null
  return (
    <div role="alert" className={styles['failed']}>
      <p>{t('languageModelFailed', { name: nameOf(languageModel), reason: failureText(status.failure) })}</p>
      <Button onClick={() => retryLanguageModel(store, languageModel)}>{t('retry')}</Button>
    </div>
  )
}

export function ScoringSection({ scoring }: { readonly scoring: ChangeScoring }) {
  const t = useTranslations('perturbations')
  const format = useFormatter()
  const list = useList()
  const failureText = useFailureText()
  const { languageModels, isRunning, done, total, failure } = scoring
  const missing = useAppState(
    useShallow((state) =>
      languageModels.filter((languageModel) => languageModelStatus(state, languageModel).status !== 'ready'),
    ),
  )
  const megabytes =
    missing.reduce((sum, languageModel) => sum + (findLanguageModelCard(languageModel)?.downloadBytes ?? 0), 0) / 1e6
  const names = list(languageModels.map(nameOf))
  if (total === 0) return null
  return (
    <div>
      <p className={lab['note']}>
        {missing.length === 0
          ? t('scoreReady', { names })
          : t('scoreWhat', {
              names,
              size: format.number(megabytes, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
            })}
      </p>
      {isRunning ? (
        <p className={styles['progress']}>
          <progress value={done} max={total} aria-label={t('scoring')} />
          <span>{t('scoredOf', { done, total })}</span>
          <Button onClick={scoring.stop}>{t('cancel')}</Button>
        </p>
      ) : (
        <p className={styles['progress']}>
          {done < total && <Button onClick={scoring.start}>{t('score')}</Button>}
          <output>{done > 0 && t('scoredOf', { done, total })}</output>
        </p>
      )}
      {isRunning &&
        languageModels.map((languageModel) => <LanguageModelLine key={languageModel} languageModel={languageModel} />)}
      {failure !== null && failure.code !== 'cancelled' && (
        <p role="alert" className={styles['failed']}>
          {failureText(failure)}
        </p>
      )}
    </div>
  )
}
