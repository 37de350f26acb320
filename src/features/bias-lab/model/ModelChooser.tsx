/** Which language model a part of the lab asks, and what has become of it. Loads it only where the reader has asked for answers. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { largeBytesOf, needsConsent, offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { retryLanguageModel, wantLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useNameWithSize } from '../../../ui/useNameWithSize.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useModelNames } from './useModelNames.ts'
import styles from './ModelChooser.module.css'

interface Props {
  /** If a part asks several; it says once itself which ones can be asked. */
  readonly label?: string
  readonly languageModel: string
  /** Whether answers are asked for, so that it has to be loaded. */
  readonly isWanted: boolean
  readonly onChoose: (languageModel: string) => void
}

export function ModelChooser({ label, languageModel, isWanted, onChoose }: Props) {
  const t = useTranslations('biasLab.model')
  const store = useAppStore()
  const field = useId()
  const nameOf = useModelNames()
  const withSize = useNameWithSize()
  const chosen = useAppState((state) => state.comparison.scoring.languageModels)
  const candidates = [...new Set([...offeredLanguageModels, ...chosen, languageModel])]
  return (
    <div className={styles['chooser']}>
      <label htmlFor={field}>{label ?? t('label')}</label>
      <select
        id={field}
        value={languageModel}
        onChange={(event) => {
          onChoose(event.target.value)
          if (isWanted && !needsConsent(event.target.value)) wantLanguageModel(store, event.target.value)
        }}
      >
        {candidates.map((id) => (
          <option key={id} value={id} translate="no">
            {withSize(nameOf(id), largeBytesOf(id))}
          </option>
        ))}
      </select>
      <ModelState languageModel={languageModel} isWanted={isWanted} />
      {label === undefined && <p className={styles['note']}>{t('hub')}</p>}
    </div>
  )
}

function ModelState({ languageModel, isWanted }: Omit<Props, 'onChoose' | 'label'>) {
  const t = useTranslations('biasLab.model')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const name = useModelNames()(languageModel)
  const withSize = useNameWithSize()
  const status = useAppState((state) => languageModelStatus(state, languageModel))
  switch (status.status) {
    case 'idle':
      if (!isWanted) return null
      return (
        <p className={styles['state']}>
          {t('notLoaded')}{' '}
          <Button onClick={() => wantLanguageModel(store, languageModel)}>
            {t('load', { name: withSize(name, largeBytesOf(languageModel)) })}
          </Button>
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
          <Button look="quiet" onClick={() => services.scoring.cancelLoad(languageModel)}>
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
          {failureText(status.failure)}{' '}
          <Button onClick={() => retryLanguageModel(store, languageModel)}>{t('retry')}</Button>
        </p>
      )
    case 'ready':
      return <p className={styles['state']}>{t(status.device.kind)}</p>
  }
}
