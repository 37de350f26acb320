/** How far the reading of a file is, and what stops it. */
import { useTranslations } from 'use-intl'
import { shownName } from '../core/text/shownName.ts'
import type { ReadingProgress } from '../platform/workers/reading/protocol.ts'
import { Button } from './Button.tsx'
import styles from './FileProgress.module.css'
import { useNumbers } from './useNumbers.ts'

interface Props {
  readonly name: string
  readonly progress: ReadingProgress
  readonly onCancel: () => void
}

export function FileProgress({ name, progress, onCancel }: Props) {
  const t = useTranslations('reading')
  const megabytes = useNumbers(1)
  const { phase, doneBytes, totalBytes } = progress
  const isReading = phase === 'reading'
  return (
    <div className={styles['progress']}>
      <progress aria-label={t('label')} {...(isReading ? { value: doneBytes, max: Math.max(1, totalBytes) } : {})} />
      <span className={styles['name']}>
        {t(phase, { name: shownName(name), done: megabytes(doneBytes / 1e6), total: megabytes(totalBytes / 1e6) })}
      </span>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  )
}
