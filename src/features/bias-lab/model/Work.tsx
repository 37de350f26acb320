/** What has become of a question: under way, with how far and a way to stop it; stopped; or failed, in words. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { LabKind } from '../../../platform/workers/lab/protocol.ts'
import type { LabState } from './useLabWork.ts'
import styles from './Work.module.css'

interface Props {
  readonly work: Pick<LabState<LabKind>, 'status' | 'failure' | 'stop' | 'restart'>
  /** What is under way, in words. */
  readonly label: string
  /** Steps of all; null where there are none. */
  readonly done: { readonly count: number; readonly of: number } | null
}

export function Work({ work, label, done }: Props) {
  const t = useTranslations('biasLab.work')
  const failureText = useFailureText()
  const { status, failure, stop, restart } = work
  if (status === 'running') {
    return (
      <p className={styles['work']} aria-live="polite">
        <span>{label}</span>
        <progress aria-label={label} {...(done === null ? {} : { value: done.count, max: Math.max(1, done.of) })} />
        <Button look="quiet" aria-label={t('stopNamed', { what: label })} onClick={stop}>
          {t('stop')}
        </Button>
      </p>
    )
  }
  if (status === 'stopped' || status === 'failed') {
    return (
      <p className={styles['work']} role={status === 'failed' ? 'alert' : undefined}>
        <span>{failure === null ? t('stopped') : failureText(failure)}</span>
        <Button look="quiet" onClick={restart}>
          {t('again')}
        </Button>
      </p>
    )
  }
  return null
}
