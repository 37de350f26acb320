/** What has become of a language model: not loaded, arriving, ready on a device, or failed; and what can be done. */
import { useTranslations } from 'use-intl'
import { largeBytesOf, needsConsent } from '../../../core/scores/catalogue.ts'
import { allowLanguageModel, retryLanguageModel } from '../../../state/actions/scoring.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { RetryIcon } from '../../../ui/icons.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useDeviceText, useLanguageModelNoteText } from '../../../ui/useScoringText.ts'
import type { LanguageModelProgress } from '../../../platform/workers/scoring/protocol.ts'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

function Arriving({
  languageModel,
  name,
  progress,
}: {
  readonly languageModel: string
  readonly name: string
  readonly progress: LanguageModelProgress | null
}) {
  const t = useTranslations('probabilities.languageModel')
  const services = useServices()
  const sizeOf = useByteSizes()
  const fetching = progress?.phase === 'fetching' ? progress : null
  const total = fetching?.totalBytes ?? null
  const label =
    fetching === null
      ? t(progress?.phase === 'checking' ? 'checking' : progress === null ? 'starting' : 'building')
      : total === null
        ? t('fetching', { loaded: sizeOf(fetching.loadedBytes) })
        : t('fetchingOf', { loaded: sizeOf(fetching.loadedBytes), total: sizeOf(total) })
  return (
    <div className={styles['arriving']}>
      <span>{label}</span>
      <progress
        aria-label={t('progressOf', { name })}
        {...(fetching === null || total === null ? {} : { value: fetching.loadedBytes, max: Math.max(1, total) })}
      />
      <Button
        look="quiet"
        aria-label={t('cancelNamed', { name })}
        onClick={() => services.scoring.cancelLoad(languageModel)}
      >
        {t('cancel')}
      </Button>
      {(fetching !== null || progress === null) && (
        <SlowFetch name={name} loadedBytes={fetching?.loadedBytes ?? 0} totalBytes={total} onStop={null} />
      )}
      {fetching !== null && fetching.files.length > 1 && (
        <details className={styles['files']}>
          <summary>{t('files', { count: fetching.files.length })}</summary>
          <ul>
            {fetching.files.map(({ file, loadedBytes, totalBytes }) => (
              <li key={file}>
                <code translate="no">{file}</code>{' '}
                {totalBytes === null
                  ? sizeOf(loadedBytes)
                  : t('fileOf', { loaded: sizeOf(loadedBytes), total: sizeOf(totalBytes) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

export function LanguageModelState({
  languageModel,
  name,
  isUsed,
}: {
  readonly languageModel: string
  readonly name: string
  readonly isUsed: boolean
}) {
  const t = useTranslations('probabilities.languageModel')
  const store = useAppStore()
  const status = useAppState((state) => languageModelStatus(state, languageModel))
  const isAllowed = useAppState(
    (state) => !needsConsent(languageModel) || state.session.scoring.allowed.includes(languageModel),
  )
  const size = largeBytesOf(languageModel)
  const sizeOf = useByteSizes()
  const failureText = useFailureText()
  const deviceText = useDeviceText()
  const noteText = useLanguageModelNoteText()
  switch (status.status) {
    case 'idle':
      if (!isUsed || isAllowed) return null
      return (
        <div className={styles['state']}>
          {size === null ? t('notAllowed') : t('notFetched', { size: sizeOf(size) })}{' '}
          <Button
            look="quiet"
            aria-label={t('allowNamed', { name })}
            onClick={() => allowLanguageModel(store, languageModel)}
          >
            {t('allow')}
          </Button>
        </div>
      )
    case 'loading':
      return <Arriving languageModel={languageModel} name={name} progress={status.progress} />
    case 'failed':
      return (
        <div role="alert" className={styles['failed']}>
          <span>{failureText(status.failure)}</span>
          <Button aria-label={t('retryNamed', { name })} onClick={() => retryLanguageModel(store, languageModel)}>
            <RetryIcon /> {t('retry')}
          </Button>
        </div>
      )
    case 'ready':
      return (
        <div className={styles['state']}>
          <span className={styles['device']}>{deviceText(status.device)}</span>
          {status.notes.map((note) => (
            <span key={note.code} className={styles['languageModelNote']}>
              {noteText(note)}
            </span>
          ))}
        </div>
      )
  }
}
