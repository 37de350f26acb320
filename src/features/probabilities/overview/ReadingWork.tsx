/** What it takes to read the text by bytes: its cost before it is begun, how far it is, and the way to stop it. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { allowReading } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus, laneScoring, maxReadBytes, planOfLane } from '../../../state/scoringSelectors.ts'
import { laneState } from '../../../state/selectors.ts'
import type { AppState } from '../../../state/store.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { ReadingCost } from '../questions.ts'
import styles from './Overview.module.css'

const lanesReadBy = (state: AppState, reader: string): readonly string[] =>
  state.comparison.tokenizers.filter((lane) => {
    const plan = planOfLane(state, lane)
    return plan?.method === 'bytes' && plan.languageModel === reader
  })

/** Bytes of the text where the reader waits to be told to read so many; null if it does not. */
function askedBytes(state: AppState, reader: string): number | null {
  if (languageModelStatus(state, reader).status !== 'ready') return null
  for (const lane of lanesReadBy(state, reader)) {
    const bytes = laneState(state, lane).result?.encoding.textBytes ?? 0
    if (bytes > maxReadBytes(state, reader)) return bytes
  }
  return null
}

function Cost({ reader, bytes }: { readonly reader: string; readonly bytes: number }) {
  const t = useTranslations('probabilities.overview')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const formatNumber = useNumbers()
  const text = useAppState((state) => state.comparison.text)
  const begin = useAppState((state) => state.comparison.scoring.begin)
  const [cost, setCost] = useState<{ readonly text: string; readonly outcome: Outcome<ReadingCost> } | null>(null)
  useEffect(() => {
    const running = services.scoring.lab(
      { languageModel: reader, kind: 'reading-cost', question: { text, begin, stride: null } },
      () => {},
    )
    let current = true
    void running.outcome.then((outcome) => {
      if (current) setCost({ text, outcome })
    })
    return () => {
      current = false
      running.cancel()
    }
  }, [services, reader, text, begin])
  const known = cost?.text === text ? cost.outcome : null
  if (known !== null && !known.ok) return <p className={styles['failed']}>{failureText(known.failure)}</p>
  return (
    <div className={styles['work']}>
      <p>
        {known === null
          ? t('costUnknown', { bytes })
          : t('cost', {
              bytes,
              runs: known.value.runs,
              seconds: formatNumber(Math.max(1, Math.round(known.value.milliseconds / 1000))),
            })}
      </p>
      <Button look="primary" onClick={() => allowReading(store, reader, bytes)}>
        {t('read')}
      </Button>
    </div>
  )
}

export function ReadingWork({ reader }: { readonly reader: string }) {
  const t = useTranslations('probabilities.overview')
  const services = useServices()
  const bytes = useAppState((state) => askedBytes(state, reader))
  const progress = useAppState((state) => {
    const [first] = lanesReadBy(state, reader).flatMap((lane) => laneScoring(state, lane).progress ?? [])
    return first ?? null
  })
  if (bytes !== null) return <Cost key={reader} reader={reader} bytes={bytes} />
  if (progress === null) return null
  return (
    <div className={styles['work']}>
      <p>{t('reading', { done: progress.doneTokens, total: progress.totalTokens })}</p>
      <progress aria-label={t('readingLabel')} value={progress.doneTokens} max={Math.max(1, progress.totalTokens)} />
      <Button onClick={() => services.scoring.cancelLanes()}>{t('stopReading')}</Button>
    </div>
  )
}
