/** One figure of the table, formatted. */
import { useTranslations } from 'use-intl'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { ColumnId, MetricsRow } from './metricsRows.ts'
import styles from './MetricsTable.module.css'

const DIGITS: Readonly<Record<ColumnId, number>> = {
  tokens: 0,
  fertility: 2,
  continuedWords: 1,
  bytesPerToken: 2,
  codePointsPerToken: 2,
  distinct: 0,
  longest: 0,
  unknown: 0,
  roundTrip: 0,
  renyi: 3,
  cost: 6,
  contextShare: 3,
}

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

export function FigureCell({ row, column }: { readonly row: MetricsRow; readonly column: ColumnId }) {
  const t = useTranslations('metrics')
  const format = useNumbers(DIGITS[column])
  const value = row.figures[column]
  if (column === 'roundTrip') return <RoundTrip row={row} />
  if (value === null) {
    return (
      <span className={styles['undefined']}>
        –<span className="visually-hidden">{t('undefined')}</span>
      </span>
    )
  }
  if (column === 'continuedWords' || column === 'contextShare') return `${format(value * 100)} %`
  if (column === 'longest') {
    return (
      <>
        <span>{t('longestBytes', { bytes: format(value) })}</span>{' '}
        <bdi translate="no" className={styles['longestText']}>
          {row.longestText ?? ''}
        </bdi>
      </>
    )
  }
  return format(value)
}
