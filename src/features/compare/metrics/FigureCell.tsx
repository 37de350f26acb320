/** One figure of the table, formatted. */
import { useTranslations } from 'use-intl'
import type { LaneMetricId } from '../../../core/metrics/metrics.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import type { MetricsRow } from './metricsRows.ts'
import styles from './MetricsTable.module.css'

function RoundTrip({ row }: { readonly row: MetricsRow }) {
  const t = useTranslations('metrics')
  const { roundTrip } = row.measures
  if (roundTrip.status === 'exact') return t('exact')
  return (
    <InfoPopover trigger={t('differs')} title={t('differsTitle', { name: row.name })} className={styles['differs']}>
      <p>{t('differsAt', { place: roundTrip.atUtf16 })}</p>
      {roundTrip.loneSurrogates > 0 && <p>{t('notWellFormed', { count: roundTrip.loneSurrogates })}</p>}
      <dl className={styles['definition']}>
        <dt>{t('expected')}</dt>
        <dd>
          <bdi translate="no">{JSON.stringify(roundTrip.expected)}</bdi>
        </dd>
        <dt>{t('got')}</dt>
        <dd>
          <bdi translate="no">{JSON.stringify(roundTrip.got)}</bdi>
        </dd>
      </dl>
    </InfoPopover>
  )
}

export function FigureCell({ row, id }: { readonly row: MetricsRow; readonly id: LaneMetricId }) {
  const t = useTranslations('metrics')
  const format = useMetricNumbers()
  const value = row.figures[id]
  if (id === 'round-trip') return <RoundTrip row={row} />
  if (value === null) {
    return (
      <span className={styles['undefined']}>
        –<span className="visually-hidden">{t('undefined')}</span>
      </span>
    )
  }
  if (id === 'longest-token') {
    return (
      <>
        <span>{t('longestBytes', { bytes: format(id, value) })}</span>{' '}
        <bdi translate="no" className={styles['longestText']}>
          {row.longestText ?? ''}
        </bdi>
      </>
    )
  }
  return format(id, value)
}
