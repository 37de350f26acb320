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
import { Definition } from './Definition.tsx'
import { FigureCell } from './FigureCell.tsx'
import type { ColumnId, MetricsRow, Sorting } from './metricsRows.ts'
import { columnIds, sortRows } from './metricsRows.ts'
import { useMetricsRows } from './useMetricsRows.ts'
import { useTransient } from '../../../ui/useTransient.ts'
import styles from './MetricsTable.module.css'
import { setOptions } from '../../../state/actions/options.ts'

/** Of the columns under whose field for a number stands a figure. */
const COLUMN_CLASSES: Partial<Record<ColumnId, string>> = {
  cost: styles['cost'],
  contextShare: styles['contextShare'],
}

function Row({ row }: { readonly row: MetricsRow }) {
  const t = useTranslations('metrics')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.compare)
  const { reference, name } = row
  const change = (map: 'prices' | 'contextLengths', value: number | null): void => {
    const { [reference]: _, ...others } = options[map]
    setOptions(store, 'compare', { [map]: value === null ? others : { ...others, [reference]: value } })
  }
  return (
    <tr>
      <th scope="row" translate="no">
        {name}
      </th>
      {columnIds.map((column) => (
        <td key={column} className={COLUMN_CLASSES[column]}>
          {column === 'cost' && (
            <NumberField
              label={t('priceOf', { name })}
              placeholder={t('price')}
              value={row.price}
              above={0}
              onChange={(value) => change('prices', value)}
            />
          )}
          {column === 'contextShare' && (
            <NumberField
              label={t('contextLengthOf', { name })}
              placeholder={t('contextLength')}
              value={row.contextLength}
              above={0}
              onChange={(value) => change('contextLengths', value)}
            />
          )}
          <span className={styles['figure']}>
            <FigureCell row={row} column={column} />
          </span>
        </td>
      ))}
    </tr>
  )
}

function useTsv(rows: readonly MetricsRow[], nameOf: (column: ColumnId) => string): () => string {
  const t = useTranslations('metrics')
  return () =>
    clipboardTable(
      [
        t('tokenizer'),
        ...columnIds.map((column) => (column === 'longest' ? t('longestBytesHead') : nameOf(column))),
        t('longestToken'),
      ],
      rows.map((row) => [
        row.name,
        ...columnIds.map((column) => (column === 'roundTrip' ? row.measures.roundTrip.status : row.figures[column])),
        row.longestText,
      ]),
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
  const store = useAppStore()
  const services = useServices()
  const formatNumber = useNumbers()
  const alpha = useAppState((state) => state.comparison.compare.renyiAlpha)
  const measured = useAppStateLater(measuredOf)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [copied, setCopied] = useTransient<'copied' | 'refused'>()
  const rows = sortRows(useMetricsRows(measured), sorting)
  const nameOf = (column: ColumnId): string => t(`column.${column}`, { alpha: String(alpha) })
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
              {columnIds.map((column) => (
                <th key={column} scope="col" aria-sort={sortOf(column)} className={COLUMN_CLASSES[column]}>
                  <Definition column={column} name={nameOf(column)} />{' '}
                  <SortButton name={nameOf(column)} column={column} sorting={sorting} onSort={setSorting} />
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
