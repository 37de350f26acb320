/** What a lane says while its tokenizer loads or its text is encoded, and when either failed. */
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { allowTokenizer, retryTokenizer } from '../../state/actions/session.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { laneState, tokenizerStatus } from '../../state/selectors.ts'
import { Button } from '../Button.tsx'
import { RetryIcon } from '../icons.tsx'
import { SlowFetch } from '../SlowFetch.tsx'
import { useFailureText } from '../useFailureText.ts'
import styles from './Lane.module.css'

function Bar({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number | null }) {
  return (
    <div className={styles['progress']}>
      <span>{label}</span>
      {/* Without a value it shows that the end is not known. */}
      <progress aria-label={label} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />
    </div>
  )
}

/** A link asks for a download: from where, what, and the button that allows it. */
function NeedsConsent({ reference, name }: { readonly reference: string; readonly name: string }) {
  const t = useTranslations('lane')
  const store = useAppStore()
  const address = useAppState((state) => state.session.hubAddress)
  const where = URL.canParse(address) ? new URL(address).host : address
  return (
    <div className={styles['held']}>
      <p>{t('held', { name, where })}</p>
      <Button aria-label={t('allowNamed', { name, where })} onClick={() => allowTokenizer(store, reference)}>
        {t('allow', { where })}
      </Button>
    </div>
  )
}

interface TrainingProps {
  readonly reference: string
  readonly name: string
  /** Entries. */
  readonly done: number
  readonly total: number | null
}

/** A tokenizer that a link names by its recipe is trained again. */
function Training({ reference, name, done, total }: TrainingProps) {
  const t = useTranslations('lane')
  const services = useServices()
  return (
    <>
      <Bar label={t('training', { name })} done={done} total={total} />
      <Button aria-label={t('stopTrainingNamed', { name })} onClick={() => services.stopLoading(reference)}>
        {t('stopTraining')}
      </Button>
    </>
  )
}

export const LaneStatus = memo(function LaneStatus({
  reference,
  name,
}: {
  readonly reference: string
  readonly name: string
}) {
  const t = useTranslations('lane')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const status = useAppState((state) => tokenizerStatus(state, reference))
  const failure = useAppState((state) => laneState(state, reference).failure)
  const encoding = useAppState((state) => laneState(state, reference).progress)
  if (status.status === 'failed') {
    return (
      <div role="alert" className={styles['failed']}>
        <p>{failureText(status.failure)}</p>
        <Button aria-label={t('retryNamed', { name })} onClick={() => retryTokenizer(store, reference)}>
          <RetryIcon /> {t('retry')}
        </Button>
      </div>
    )
  }
  if (status.status === 'needsConsent') return <NeedsConsent reference={reference} name={name} />
  if (failure !== null) {
    return (
      <div role="alert" className={styles['failed']}>
        <p>{failureText(failure)}</p>
        <Button aria-label={t('encodeAgainNamed', { name })} onClick={() => services.restartEncoding()}>
          <RetryIcon /> {t('encodeAgain')}
        </Button>
      </div>
    )
  }
  if (status.status === 'loading') {
    const { progress } = status
    if (progress?.phase === 'building') return <Bar label={t('building')} done={0} total={null} />
    const { loadedBytes, totalBytes } = progress ?? { loadedBytes: 0, totalBytes: null }
    if (progress?.phase === 'training')
      return <Training reference={reference} name={name} done={loadedBytes} total={totalBytes} />
    return (
      <>
        <Bar
          label={progress === null ? t('loading') : t('fetching', { megabytes: loadedBytes / 1e6 })}
          done={loadedBytes}
          total={totalBytes}
        />
        <SlowFetch
          name={name}
          loadedBytes={loadedBytes}
          totalBytes={totalBytes}
          onStop={() => services.stopLoading(reference)}
        />
      </>
    )
  }
  if (encoding !== null && encoding.doneBytes > 0) {
    return <Bar label={t('encoding')} done={encoding.doneBytes} total={encoding.totalBytes} />
  }
  return null
})
