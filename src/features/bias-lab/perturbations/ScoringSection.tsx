/** Has the texts scored by language models: what is to be fetched, how far it is, what stops it, what went wrong. */
import { useFormatter, useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { findScorerCard } from '../../../core/scores/catalogue.ts'
import { retryScorer } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { scorerStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { ChangeScoring } from './useChangeScoring.ts'
import lab from '../LabPart.module.css'
import styles from './ChangesPart.module.css'

const nameOf = (scorer: string): string => findScorerCard(scorer)?.name ?? scorer.replace(/^hub:/, '')

function ScorerLine({ scorer }: { readonly scorer: string }) {
  const t = useTranslations('changes')
  const store = useAppStore()
  const services = useServices()
  const status = useAppState((state) => scorerStatus(state, scorer))
  const failureText = useFailureText()
  if (status.status === 'loading') {
    const { loadedBytes, totalBytes } = status.progress ?? { loadedBytes: 0, totalBytes: null }
    return (
      <>
        <p className={lab['note']}>{t('scorerLoading', { name: nameOf(scorer) })}</p>
        <SlowFetch
          name={nameOf(scorer)}
          loadedBytes={loadedBytes}
          totalBytes={totalBytes}
          onStop={() => services.scoring.cancelLoad(scorer)}
        />
      </>
    )
  }
  if (status.status !== 'failed') return null
  return (
    <div role="alert" className={styles['failed']}>
      <p>{t('scorerFailed', { name: nameOf(scorer), reason: failureText(status.failure) })}</p>
      <Button onClick={() => retryScorer(store, scorer)}>{t('retry')}</Button>
    </div>
  )
}

export function ScoringSection({ scoring }: { readonly scoring: ChangeScoring }) {
  const t = useTranslations('changes')
  const format = useFormatter()
  const failureText = useFailureText()
  const { scorers, isRunning, done, total, failure } = scoring
  const missing = useAppState(
    useShallow((state) => scorers.filter((scorer) => scorerStatus(state, scorer).status !== 'ready')),
  )
  const megabytes = missing.reduce((sum, scorer) => sum + (findScorerCard(scorer)?.downloadBytes ?? 0), 0) / 1e6
  const names = format.list(scorers.map(nameOf))
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
      {isRunning && scorers.map((scorer) => <ScorerLine key={scorer} scorer={scorer} />)}
      {failure !== null && failure.code !== 'cancelled' && (
        <p role="alert" className={styles['failed']}>
          {failureText(failure)}
        </p>
      )}
    </div>
  )
}
