/** Which language model a part of the lab asks, and what has become of it. Loads it only where the reader has asked for answers. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { shippedScorers } from '../../../core/scores/catalogue.ts'
import { retryScorer, wantScorer } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { scorerStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useModelNames } from './useModelNames.ts'
import styles from './ModelChooser.module.css'

const family: readonly string[] = shippedScorers.filter(({ kind }) => kind === 'family').map(({ card }) => card.id)

interface Props {
  readonly scorer: string
  /** Whether answers are asked for, so that it has to be loaded. */
  readonly isWanted: boolean
  readonly onChoose: (scorer: string) => void
}

export function ModelChooser({ scorer, isWanted, onChoose }: Props) {
  const t = useTranslations('biasLab.model')
  const store = useAppStore()
  const field = useId()
  const nameOf = useModelNames()
  const chosen = useAppState((state) => state.comparison.scoring.scorers)
  const candidates = [...new Set([...family, ...chosen, scorer])]
  return (
    <div className={styles['chooser']}>
      <label htmlFor={field}>{t('label')}</label>
      <select
        id={field}
        value={scorer}
        onChange={(event) => {
          onChoose(event.target.value)
          if (isWanted) wantScorer(store, event.target.value)
        }}
      >
        {candidates.map((id) => (
          <option key={id} value={id} translate="no">
            {nameOf(id)}
          </option>
        ))}
      </select>
      <ModelState scorer={scorer} isWanted={isWanted} />
      <p className={styles['note']}>{t('hub')}</p>
    </div>
  )
}

function ModelState({ scorer, isWanted }: Omit<Props, 'onChoose'>) {
  const t = useTranslations('biasLab.model')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const name = useModelNames()(scorer)
  const status = useAppState((state) => scorerStatus(state, scorer))
  switch (status.status) {
    case 'idle':
      if (!isWanted) return null
      return (
        <p className={styles['state']}>
          {t('notLoaded')} <Button onClick={() => wantScorer(store, scorer)}>{t('load', { name })}</Button>
        </p>
      )
    case 'loading': {
      const { progress } = status
      const total = progress?.phase === 'fetching' ? progress.totalBytes : null
      return (
        <div className={styles['state']} aria-live="polite">
          {t('loading')}
          <progress
            aria-label={t('progressOf', { name })}
            {...(total === null ? {} : { value: progress?.loadedBytes ?? 0, max: Math.max(1, total) })}
          />
          <Button look="quiet" onClick={() => services.scoring.cancelLoad(scorer)}>
            {t('cancel')}
          </Button>
          {(progress === null || progress.phase === 'fetching') && (
            <SlowFetch name={name} loadedBytes={progress?.loadedBytes ?? 0} totalBytes={total} onStop={null} />
          )}
        </div>
      )
    }
    case 'failed':
      return (
        <p className={styles['state']} role="alert">
          {failureText(status.failure)} <Button onClick={() => retryScorer(store, scorer)}>{t('retry')}</Button>
        </p>
      )
    case 'ready':
      return <p className={styles['state']}>{t(status.device.kind)}</p>
  }
}
