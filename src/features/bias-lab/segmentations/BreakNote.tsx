/** Whether a segmentation is canonical, and where and why it is not. */
import { useTranslations } from 'use-intl'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { Segmentation } from './questions.ts'
import { spanLabel, spanLabels, tokenLabels } from './spanLabel.ts'
import styles from './Segmentations.module.css'

export function BreakNote({
  segmentation,
  bytes,
}: {
  readonly segmentation: Segmentation
  readonly bytes: Uint8Array
}) {
  const t = useTranslations('segmentations.break')
  const format = useNumbers()
  const { brokenAt } = segmentation
  if (brokenAt === null) return <span className={styles['canonical']}>{t('canonical')}</span>
  const { reason, index, startByte, insteadEnds, merge, preTokenEnd } = brokenAt
  const labels = tokenLabels(bytes, segmentation)
  const labelOf = (token: number): string => labels[token] ?? ''
  const values = {
    place: format(index + 1),
    token: labelOf(index),
    instead: spanLabels(bytes, startByte, insteadEnds).join(' · '),
    count: insteadEnds.length,
  }
  const sentence = (): string => {
    switch (reason) {
      case 'pre-token':
        return t('pre-token', { ...values, byte: format(preTokenEnd ?? 0) })
      case 'whole':
        return t('whole', values)
      case 'byte':
        return t('byte', values)
      // A pair that no merge would join is one of runs, of which the first is not as long as it can be.
      case 'pair':
      case 'token':
        return t('token', values)
    }
  }
  if (reason === 'pair' && merge !== null) {
    const { startByte: from, middleByte, endByte, rank } = merge
    return (
      <span className={styles['break']}>
        {t('pair', {
          ...values,
          before: labelOf(index - 1),
          left: spanLabel(bytes, from, middleByte),
          right: spanLabel(bytes, middleByte, endByte),
          rank: format(rank),
        })}
      </span>
    )
  }
  return <span className={styles['break']}>{sentence()}</span>
}
