/** One tokenizer that is trained or was: how far it is, its last merges, and what can be done with it. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import shared from '../Workshop.module.css'
import { Merges } from './Merges.tsx'
import { isRunning, removeRun, type Run } from './runs.ts'
import { premiums } from './sizeSeries.ts'
import styles from './Train.module.css'

const SizeChart = lazyPart(() => import('./SizeChart.tsx'))

function Progress({ run }: { readonly run: Run }) {
  const { state, size, wantedSize, points } = run
  const t = useTranslations('train.run')
  const format = useNumbers()
  if (state.status !== 'running') return null
  const isReading = size === 0 && state.read !== null
  // Of a base, what it had before does not count.
  const first = run.algorithm === 'continue' ? (points[0]?.size ?? size) : 0
  return (
    <p className={shared['buttons']}>
      <progress
        max={1}
        value={isReading ? (state.read ?? 0) : (size - first) / wantedSize}
        aria-label={t('progress')}
      />
      {isReading ? t('reading') : t('merging', { size: format(size - first), all: format(wantedSize) })}
    </p>
  )
}

function Actions({ run }: { readonly run: Run }) {
  const t = useTranslations('train.run')
  const services = useServices()
  const failureText = useFailureText()
  const format = useNumbers()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAdded, setAdded] = useState(false)
  const { id, state, fileName, wantedSize } = run
  if (state.status !== 'done')
    return (
      <p className={shared['buttons']}>
        <Button onClick={() => removeRun(id)}>{isRunning(run) ? t('cancel') : t('remove')}</Button>
      </p>
    )
  const { bytes, size, merges } = state.trained
  const filled = run.algorithm === 'continue' ? merges : size
  const add = async (): Promise<void> => {
    setFailure(null)
    const file = { name: fileName, bytes: bytes.slice(0), beside: [], tiktokenPattern: null }
    const added = await services.addFile(file)
    if (added.ok) setAdded(true)
    else setFailure(added.failure)
  }
  return (
    <>
      <output className={shared['note']}>
        {run.merges.length === 0
          ? t('nothing')
          : filled < wantedSize
            ? t('notFilled', { size: format(filled), all: format(wantedSize) })
            : t('filled', { size: format(size) })}
      </output>
      <p className={shared['buttons']}>
        <Button look="primary" onClick={() => void add()}>
          {t('addLane')}
        </Button>
        <Button onClick={() => saveFile(fileName, 'application/json', new Blob([bytes]))}>{t('save')}</Button>
        <Button look="quiet" onClick={() => removeRun(id)}>
          {t('remove')}
        </Button>
        <output>{isAdded && t('added', { name: fileName })}</output>
      </p>
      {failure !== null && (
        <p role="alert" className={shared['failed']}>
          {failureText(failure)}
        </p>
      )}
    </>
  )
}

export function RunView({ run }: { readonly run: Run }) {
  const t = useTranslations('train')
  const failureText = useFailureText()
  const { id, fileName, state, algorithm, texts, areParallel, merges, points } = run
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
      <Actions run={run} />
      <div className={styles['seen']}>
        {merges.length > 0 && <Merges run={run} />}
        {areParallel && texts.length > 1 && points.length > 1 && (
          <SizeChart
            title={t('chart.premiums', { base: texts[0]?.name ?? '' })}
            unit={t('chart.premium')}
            lines={premiums(run)}
            fileName={`${fileName}-premiums`}
          />
        )}
      </div>
    </section>
  )
}
