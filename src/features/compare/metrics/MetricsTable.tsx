/** The table of figures under the lanes: sortable, copied as TSV, each figure with its definition. */
import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStateLater, useAppStore, useServices } from '../../../state/react.ts'
import type { AppState } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SortButton } from '../../../ui/SortButton.tsx'
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { laneMetricIds, type LaneMetricId } from '../../../core/metrics/metrics.ts'
import { MetricDefinition } from '../../../ui/metrics/MetricDefinition.tsx'
import { FigureCell } from './FigureCell.tsx'
import { figureCellOf } from './figureRows.ts'
import { laneMetric, sortRows, type MetricsRow, type Sorting } from './metricsRows.ts'
import { useMetricsRows } from './useMetricsRows.ts'
import { useTransient } from '../../../ui/useTransient.ts'
import styles from './MetricsTable.module.css'
import { setEntry } from '../../../state/actions/entries.ts'
import { setOptions } from '../../../state/actions/options.ts'

function Row({ row }: { readonly row: MetricsRow }) {
  const t = useTranslations('metrics')
  const store = useAppStore()
  const { reference, name } = row
  const entered = { prices: row.price, contextLengths: row.contextLength }
  return (
    <tr>
      <th scope="row" translate="no">
        {name}
      </th>
      {laneMetricIds.map((id) => {
        const { entry } = laneMetric(id)
        return (
          <td key={id} className={entry === undefined ? '' : styles['entered']}>
            {entry !== undefined && (
              <NumberField
                label={t(`entry.${entry}.label`, { name })}
                placeholder={t(`entry.${entry}.placeholder`)}
                value={entered[entry]}
                above={0}
                isWhole={entry === 'contextLengths'}
                onChange={(value) => setEntry(store, entry, reference, value)}
              />
            )}
            <span className={styles['figure']}>
              <FigureCell row={row} id={id} />
            </span>
          </td>
        )
      })}
    </tr>
  )
}

function useTsv(rows: readonly MetricsRow[], nameOf: (id: LaneMetricId) => string): () => string {
  const t = useTranslations('metrics')
  return () =>
    clipboardTable(
      [t('tokenizer'), ...laneMetricIds.map(nameOf), t('longestText')],
      rows.map((row) => [row.name, ...laneMetricIds.map((id) => figureCellOf(row, id)), row.longestText]),
    )
}

/** The element around the figures, which says whether they are of an older text: no figure is drawn again for that. */
function Frame({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const outdated = useAppState(({ comparison }) => comparison.text !== text)
  return (
    <section
      aria-labelledby="metrics-title"
      className={`${styles['metrics']} ${outdated ? styles['outdated'] : ''}`}
      aria-busy={outdated}
    >
      {children}
    </section>
  )
}

const measuredOf = ({ session }: AppState) => session.measured

export default memo(function MetricsTable() {
  const t = useTranslations('metrics')
  const tMetric = useTranslations('metric')
  const store = useAppStore()
  const services = useServices()
  const formatNumber = useNumbers()
  const alpha = useAppState((state) => state.comparison.compare.renyiAlpha)
  const measured = useAppStateLater(measuredOf)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [copied, setCopied] = useTransient<'copied' | 'refused'>()
  const rows = sortRows(useMetricsRows(measured), sorting)
  const nameOf = (id: LaneMetricId): string => {
    const name = tMetric(`words.${id}.name`)
    return laneMetric(id).saysAlpha === true ? t('withAlpha', { name, alpha: String(alpha) }) : name
  }
  const tsv = useTsv(rows, nameOf)
  if (measured === null) return null
  const { text } = measured.measurement
  const statistics = [
    t('words', { count: text.words }),
    t('graphemes', { count: text.graphemes }),
    t('codePoints', { count: text.codePoints }),
    t('bytes', { count: text.bytes }),
  ]
  const sortOf = (column: Sorting['column']) => (sorting?.column === column ? sorting.direction : 'none')
  return (
    <Frame text={measured.input.text}>
      <div className={styles['head']}>
        <h2 id="metrics-title">{t('title')}</h2>
        <p>
          {t('ofText', { list: statistics.join(', ') })} {t('segmenter', { segmenter: text.segmenter })}
        </p>
        <label className={styles['alpha']}>
          {t('alpha')}
          <NumberField
            label={t('alpha')}
            value={alpha}
            above={0}
            onChange={(value) => setOptions(store, 'compare', { renyiAlpha: value ?? 2.5 })}
          />
        </label>
        <Button
          onClick={() => void services.copyText(tsv()).then((worked) => setCopied(worked ? 'copied' : 'refused'))}
        >
          {copied === 'copied' ? t('copied') : t('copyTsv')}
        </Button>
        <output className={copied === 'refused' ? styles['refused'] : 'visually-hidden'}>
          {copied === null ? '' : t(copied)}
        </output>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={sortOf('name')}>
                {t('tokenizer')}{' '}
                <SortButton name={t('tokenizer')} column="name" sorting={sorting} onSort={setSorting} />
              </th>
              {laneMetricIds.map((id) => (
                <th key={id} scope="col" aria-sort={sortOf(id)}>
                  <MetricDefinition id={id} name={nameOf(id)} />{' '}
                  <SortButton name={nameOf(id)} column={id} sorting={sorting} onSort={setSorting} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.reference} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles['note']}>{t('note', { bytes: formatNumber(text.bytes) })}</p>
    </Frame>
  )
})
