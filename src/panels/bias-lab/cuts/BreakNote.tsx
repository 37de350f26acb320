/** Whether a segmentation is canonical, and where and why it is not. */
import { useTranslations } from 'use-intl'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { Segmentation } from '../../../workers/labCutsProtocol.ts'
import { stretchLabel, stretchLabels } from './stretchLabel.ts'
import styles from './Segmentations.module.css'

export function BreakNote({ segmentation, bytes }: { readonly segmentation: Segmentation; readonly bytes: Uint8Array }) {
  const t = useTranslations('cuts.break')
  const format = useNumbers()
  const { endBytes, brokenAt } = segmentation
  if (brokenAt === null) return <span className={styles['canonical']}>{t('canonical')}</span>
  const { reason, index, startByte, insteadEnds, merge, preTokenEnd } = brokenAt
  const labelOf = (token: number): string => stretchLabel(bytes, endBytes[token - 1] ?? 0, endBytes[token] ?? 0)
  const values = {
    place: format(index + 1),
    token: labelOf(index),
    instead: stretchLabels(bytes, startByte, insteadEnds).join(' · '),
    count: insteadEnds.length,
  }
  if (reason === 'pair' && merge !== null) {
    const { startByte: from, middleByte, endByte, rank } = merge
    return (
      <span className={styles['break']}>
        {t('pair', {
          ...values,
          before: labelOf(index - 1),
          left: stretchLabel(bytes, from, middleByte),
          right: stretchLabel(bytes, middleByte, endByte),
          rank: format(rank),
        })}
      </span>
    )
  }
  const sentence = reason === 'pre-token' ? t('pre-token', { ...values, byte: format(preTokenEnd ?? 0) }) : reason === 'whole' ? t('whole', values) : t('token', values)
  return <span className={styles['break']}>{sentence}</span>
}
