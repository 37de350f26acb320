/** Keeps the site, or the large weights that are no part of it: says first how much that is, shows how far it is, can be stopped. */
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { KeepOutcome, KeptPart, OfflineServices } from '../../state/offlineServices.ts'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/useFailureText.ts'
import styles from './StorageDialog.module.css'
import { useSizes } from './useSizes.ts'

interface Props {
  readonly part: KeptPart
  readonly offline: OfflineServices
  readonly missingBytes: number
  /** Called when it has ended, however it did. */
  readonly onEnd: () => void
}

interface Running {
  readonly doneBytes: number
  readonly totalBytes: number
}

function useSentence(): (outcome: KeepOutcome) => string {
  const t = useTranslations('storage')
  const failureText = useFailureText()
  return (outcome) => {
    switch (outcome.status) {
      case 'kept':
        return ''
      case 'failed':
        return t('failed', { failure: failureText(outcome.failure) })
      case 'cancelled':
        return t('cancelled')
      case 'full':
        return t('full')
    }
  }
}

export function KeepAll({ part, offline, missingBytes, onEnd }: Props) {
  const t = useTranslations('storage')
  const sizeOf = useSizes()
  const sentenceOf = useSentence()
  const [running, setRunning] = useState<Running | null>(null)
  const [outcome, setOutcome] = useState<KeepOutcome | null>(null)
  const cancel = useRef(() => {})
  // What is closed goes on with nothing.
  useEffect(() => () => cancel.current(), [])

  async function keep(): Promise<void> {
    setOutcome(null)
    setRunning({ doneBytes: 0, totalBytes: missingBytes })
    const work = offline.keepAll(part, (doneBytes, totalBytes) => setRunning({ doneBytes, totalBytes }))
    cancel.current = work.cancel
    const ended = await work.outcome
    setRunning(null)
    setOutcome(ended)
    onEnd()
  }

  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t(`keep.${part}.title`)}</h3>
      <p className={styles['note']}>
        {missingBytes === 0 ? t(`keep.${part}.kept`) : t(`keep.${part}.note`, { size: sizeOf(missingBytes) })}
      </p>
      {running !== null && (
        <div className={styles['actions']}>
          <progress aria-label={t('progress')} value={running.doneBytes} max={Math.max(1, running.totalBytes)} />
          <span className={styles['figure']}>
            {t('progressOf', { done: sizeOf(running.doneBytes), total: sizeOf(running.totalBytes) })}
          </span>
          <Button onClick={() => cancel.current()}>{t('cancel')}</Button>
        </div>
      )}
      {running === null && missingBytes > 0 && (
        <div className={styles['actions']}>
          <Button look="primary" onClick={() => void keep()}>
            {t(`keep.${part}.start`)}
          </Button>
        </div>
      )}
      <output className={styles['said']}>{outcome === null ? '' : sentenceOf(outcome)}</output>
    </section>
  )
}
