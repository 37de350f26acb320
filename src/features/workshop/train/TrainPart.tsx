/** A tokenizer of the reader's own: its text, its algorithm, its size, and what comes of it. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { Teach } from '../../../ui/parts/Teach.tsx'
import shared from '../Workshop.module.css'
import { Method } from './Method.tsx'
import { isRunning, MAX_RUNNING, useRuns } from './runs.ts'
import { RunView } from './RunView.tsx'
import { bytesPerToken } from './sizeSeries.ts'
import { TextSource } from './TextSource.tsx'
import styles from './Train.module.css'
import { useStart } from './useStart.ts'

const SizeChart = lazyPart(() => import('./SizeChart.tsx'))

function Start() {
  const t = useTranslations('train')
  const isFull = useRuns(({ runs }) => runs.filter(isRunning).length >= MAX_RUNNING)
  const { start, isGathering, problem } = useStart()
  return (
    <>
      <p className={shared['buttons']}>
        <Button look="primary" disabled={isFull || isGathering} onClick={start}>
          {t('start')}
        </Button>
        <span className={shared['note']}>{isFull ? t('full', { count: MAX_RUNNING }) : t('race')}</span>
      </p>
      {problem !== null && (
        <p role="alert" className={shared['failed']}>
          {problem}
        </p>
      )}
    </>
  )
}

function Results() {
  const t = useTranslations('train')
  const runs = useRuns((state) => state.runs)
  if (runs.length === 0) return null
  const lines = runs
    .toReversed()
    .map((run) =>
      bytesPerToken(run, t('run.title', { number: run.id, algorithm: t(`method.algorithms.${run.algorithm}`) })),
    )
  return (
    <section aria-labelledby="train-results" className={styles['results']}>
      <h3 id="train-results">{t('results')}</h3>
      {lines.some(({ points }) => points.length > 1) && (
        <SizeChart
          title={t('chart.bytesPerToken')}
          unit={t('chart.bytes')}
          lines={lines}
          fileName="tessera-training-bytes-per-token"
        />
      )}
      {runs.map((run) => (
        <RunView key={run.id} run={run} />
      ))}
    </section>
  )
}

export default function TrainPart() {
  const t = useTranslations('train')
  return (
    <section aria-labelledby="train-title" className={shared['part']}>
      <h2 id="train-title">{t('title')}</h2>
      <p className={shared['what']}>{t('what')}</p>
      <div className={styles['form']}>
        <TextSource />
        <Method />
      </div>
      <Start />
      <Results />
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
