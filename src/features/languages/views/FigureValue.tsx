/** One figure of a cell, or in words why there is none. */
import { useTranslations } from 'use-intl'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { FigureCell } from '../figures/figureTable.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import styles from './FigureGrid.module.css'

interface Props {
  readonly cell: FigureCell | undefined
  readonly figure: LanguageMetricId
}

export function FigureValue({ cell, figure }: Props) {
  const t = useTranslations('languages')
  const format = useMetricNumbers()
  if (cell === undefined || cell.status === 'pending') {
    return (
      <span className={styles['absent']}>
        <span aria-hidden="true">·</span>
        <span className="visually-hidden">{t('pending')}</span>
      </span>
    )
  }
  if (cell.value !== null) return format(figure, cell.value)
  if (cell.status === 'voided') {
    return <span className={styles['voided']}>{t('voided', { share: format('unknown', cell.unknownShare ?? 0) })}</span>
  }
  return (
    <span className={styles['absent']}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{cell.status === 'failed' ? t('cellFailed') : t('undefined')}</span>
    </span>
  )
}
