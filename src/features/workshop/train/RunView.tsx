/** One tokenizer that is trained or was: how far it is, its last merges, and what can be done with it. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isTopDown, takesBase } from '../../../core/training/names.ts'
import { Button } from '../../../ui/Button.tsx'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import shared from '../Workshop.module.css'
import { Merges } from './Merges.tsx'
import { isDone, isRunning, removeRun, type Run } from './runs.ts'
import { RunActions } from './RunActions.tsx'
import { premiums } from './sizeSeries.ts'
import styles from './Train.module.css'

const SizeChart = lazyPart(() => import('./SizeChart.tsx'))

/** From 0 to 1; where each round drops a share of what is there, by the logarithm. */
function shareDone({ algorithm, size, wantedSize, points }: Run): number {
  const first = points[0]?.size ?? size
  // Of a base, what it had before does not count.
  if (takesBase(algorithm)) return Math.abs(size - first) / wantedSize
  if (isTopDown(algorithm)) return first <= wantedSize ? 1 : Math.log(first / size) / Math.log(first / wantedSize)
  return size / wantedSize
}

function Progress({ run }: { readonly run: Run }) {
  const { algorithm, state, size, wantedSize, points } = run
  const t = useTranslations('train.run')
  const format = useNumbers()
  if (state.status !== 'running') return null
  const isReading = size === 0 && state.read !== null
  const done = takesBase(algorithm) ? Math.abs(size - (points[0]?.size ?? size)) : size
  const words = isTopDown(algorithm) && !takesBase(algorithm) ? 'pruning' : 'merging'
  return (
    <p className={shared['buttons']}>
      <progress max={1} value={isReading ? (state.read ?? 0) : shareDone(run)} aria-label={t('progress')} />
      {isReading ? t('reading') : t(words, { size: format(done), all: format(wantedSize) })}
    </p>
  )
}

/** Of one that was not finished. */
function Unfinished({ run }: { readonly run: Run }) {
  const t = useTranslations('train.run')
  return (
    <p className={shared['buttons']}>
      <Button onClick={() => removeRun(run.id)}>{isRunning(run) ? t('cancel') : t('remove')}</Button>
    </p>
  )
}

export function RunView({ run }: { readonly run: Run }) {
  const t = useTranslations('train')
  const failureText = useFailureText()
  const { id, fileName, state, algorithm, texts, areParallel, merges, points } = run
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <section className={styles['run']} aria-labelledby={`train-run-${id}`} data-run={state.status}>
      <h4 id={`train-run-${id}`}>
        {t('run.title', { number: id, algorithm: t(`method.algorithms.${algorithm}`) })}{' '}
        <span className={shared['code']}>{fileName}</span>
      </h4>
      <Progress run={run} />
      {state.status === 'failed' && (
        <p role="alert" className={shared['failed']}>
          {failureText(state.failure)}
        </p>
      )}
      {isDone(run) ? (
        <RunActions run={run} chosen={chosen ?? run.state.trained.size} onChoose={setChosen} />
      ) : (
        <Unfinished run={run} />
      )}
      <div className={styles['seen']}>
        {merges.length > 0 && <Merges run={run} />}
        {areParallel && texts.length > 1 && points.length > 1 && (
          <SizeChart
            title={t('chart.premiums', { base: texts[0]?.name ?? '' })}
            unit={t('chart.premium')}
            lines={premiums(run)}
            at={chosen}
            fileName={`${fileName}-premiums`}
          />
        )}
      </div>
    </section>
  )
}
