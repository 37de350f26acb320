/** The table of figures under the lanes: sortable, copied as TSV, each figure with its definition. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { setOptions } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { Definition } from './Definition.tsx'
import { FigureCell } from './FigureCell.tsx'
import type { ColumnId, MetricsRow, Sorting } from './metricsRows.ts'
import { columnIds, nextSorting, sortRows, toTsv } from './metricsRows.ts'
import { useMetricsRows } from './useMetricsRows.ts'
import styles from './MetricsTable.module.css'

const ARROWS = { ascending: '↑', descending: '↓', none: '↕' } as const

function SortButton({ name, sorting, column, onSort }: {
  readonly name: string
  readonly sorting: Sorting | null
  readonly column: Sorting['column']
  readonly onSort: (sorting: Sorting | null) => void
}) {
  const t = useTranslations('metrics')
  const direction = sorting?.column === column ? sorting.direction : 'none'
  return (
    <button
      type="button"
      aria-label={t('sortBy', { name })}
      className={`${styles['sort']} ${direction === 'none' ? '' : styles['sorted']}`}
      onClick={() => onSort(nextSorting(sorting, column))}
    >
      {ARROWS[direction]}
    </button>
  )
}

function Row({ row }: { readonly row: MetricsRow }) {
  const t = useTranslations('metrics')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.options)
  const { reference, name } = row
  const change = (map: 'prices' | 'contextLengths', value: number | null): void => {
    const { [reference]: _, ...others } = options[map]
    setOptions(store, { [map]: value === null ? others : { ...others, [reference]: value } })
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      {columnIds.map((column) => (
        <td key={column} className={styles[column]}>
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
    toTsv(
      [t('tokenizer'), ...columnIds.map(nameOf), t('longestToken')],
      rows.map((row) => [
        row.name,
        ...columnIds.map((column) => (column === 'roundTrip' ? row.measures.roundTrip.status : row.figures[column])),
        row.longestText,
      ]),
    )
}

export function MetricsTable() {
  const t = useTranslations('metrics')
  const store = useAppStore()
  const services = useServices()
  const formatNumber = useNumbers()
  const alpha = useAppState((state) => state.comparison.options.renyiAlpha)
  const text = useAppState((state) => state.session.measured?.measurement.text ?? null)
  const outdated = useAppState(
    ({ session, comparison }) => session.measured !== null && session.measured.input.text !== comparison.text,
  )
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [copied, setCopied] = useState<'copied' | 'refused' | null>(null)
  const rows = sortRows(useMetricsRows(), sorting)
  const nameOf = (column: ColumnId): string => t(`column.${column}`, { alpha: String(alpha) })
  const tsv = useTsv(rows, nameOf)
  if (text === null) return null
  const statistics = [
    t('words', { count: text.words }),
    t('graphemes', { count: text.graphemes }),
    t('codePoints', { count: text.codePoints }),
    t('bytes', { count: text.bytes }),
  ]
  const sortOf = (column: Sorting['column']) => (sorting?.column === column ? sorting.direction : 'none')
  return (
    <section aria-labelledby="metrics-title" className={`${styles['metrics']} ${outdated ? styles['outdated'] : ''}`} aria-busy={outdated}>
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
            onChange={(value) => setOptions(store, { renyiAlpha: value ?? 2.5 })}
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
                {t('tokenizer')} <SortButton name={t('tokenizer')} column="name" sorting={sorting} onSort={setSorting} />
              </th>
              {columnIds.map((column) => (
                <th key={column} scope="col" aria-sort={sortOf(column)} className={styles[column]}>
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
    </section>
  )
}
