/** The table of totals: sortable, copied as TSV, each column with its definition. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { FigureDefinition } from '../../../ui/FigureDefinition.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SortButton } from '../../../ui/SortButton.tsx'
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useScoredLanes } from '../lanes/useScoredLanes.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import type { Sorting, TotalColumn, TotalsRow } from './totalsRows.ts'
import { COMPARABLE, sortTotals, totalColumns, totalsRow } from './totalsRows.ts'
import { useTransient } from '../../../ui/useTransient.ts'
import styles from './TotalsTable.module.css'
import { setOptions } from '../../../state/actions/options.ts'

const DIGITS: Readonly<Record<TotalColumn, 0 | 1 | 2 | 3>> = {
  bits: 1,
  bitsPerByte: 3,
  bitsPerGrapheme: 3,
  tokens: 0,
  leftOut: 0,
  mean: 2,
  median: 2,
  perplexity: 1,
  variance: 2,
  localVariance: 2,
  minK: 2,
  minKPlusPlus: 2,
}

function useFormats(): (column: TotalColumn, value: number) => string {
  const formats = [useNumbers(), useNumbers(1), useNumbers(2), useNumbers(3)] as const
  return (column, value) => formats[DIGITS[column]](value)
}

function Definition({ column, name }: { readonly column: TotalColumn; readonly name: string }) {
  const t = useTranslations('probabilities.totals')
  return (
    <FigureDefinition
      entry={column === 'tokens' ? 'tokens' : `score.${column}`}
      trigger={name}
      label={t('definitionOf', { name })}
      title={name}
      what={t(`definition.${column}.what`)}
      facts={[
        [t('unit'), t(`definition.${column}.unit`)],
        [t('formula'), t(`definition.${column}.formula`)],
        [t('source'), t(`definition.${column}.source`)],
      ]}
    />
  )
}

function Figures({ row, format }: { readonly row: TotalsRow; readonly format: ReturnType<typeof useFormats> }) {
  const t = useTranslations('probabilities.totals')
  return totalColumns.map((column) => {
    const value = row.figures[column]
    return (
      <td key={column} className={COMPARABLE.has(column) ? '' : styles['within']}>
        {value === null ? (
          <span className={styles['undefined']}>
            –<span className="visually-hidden">{t('undefined')}</span>
          </span>
        ) : (
          format(column, value)
        )}
      </td>
    )
  })
}

export function TotalsTable() {
  const t = useTranslations('probabilities.totals')
  const store = useAppStore()
  const services = useServices()
  const lanes = useScoredLanes()
  const languageModelName = useLanguageModelNames()
  const format = useFormats()
  const share = useAppState((state) => state.comparison.probabilities.minKShare)
  const begin = lanes.every(({ scored }) => scored.begin)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [copied, setCopied] = useTransient<'copied' | 'refused'>()
  const rows = useMemo(
    () =>
      sortTotals(
        lanes.map((lane) => totalsRow(lane, share)),
        sorting,
      ),
    [lanes, share, sorting],
  )
  const percent = String(Math.round(share * 1000) / 10)
  if (rows.length === 0) return null
  const nameOf = (column: TotalColumn): string => t(`column.${column}`, { percent })
  const methodOf = (row: TotalsRow): string =>
    t(`method.${row.method}`, { languageModel: languageModelName(row.languageModel) })
  const sortOf = (column: Sorting['column']) => (sorting?.column === column ? sorting.direction : 'none')
  const tsv = (): string =>
    clipboardTable(
      [t('lane'), t('scoredBy'), ...totalColumns.map(nameOf)],
      rows.map((row) => [row.name, methodOf(row), ...totalColumns.map((column) => row.figures[column])]),
    )
  return (
    <section aria-labelledby="totals-title" className={styles['totals']}>
      <div className={styles['head']}>
        <h2 id="totals-title">{t('title')}</h2>
        <p>{t('note')}</p>
        <label className={styles['share']}>
          {t('k')}
          <NumberField
            label={t('kLabel')}
            value={Number(percent)}
            above={0}
            onChange={(value) => setOptions(store, 'probabilities', { minKShare: Math.min(1, (value ?? 20) / 100) })}
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
                {t('lane')} <SortButton name={t('lane')} column="name" sorting={sorting} onSort={setSorting} />
              </th>
              <th scope="col" aria-sort={sortOf('method')} className={styles['words']}>
                {t('scoredBy')}{' '}
                <SortButton name={t('scoredBy')} column="method" sorting={sorting} onSort={setSorting} />
              </th>
              {totalColumns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sortOf(column)}
                  className={COMPARABLE.has(column) ? '' : styles['within']}
                >
                  <Definition column={column} name={nameOf(column)} />{' '}
                  <SortButton name={nameOf(column)} column={column} sorting={sorting} onSort={setSorting} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.reference}>
                <th scope="row" translate="no">
                  {row.name}
                </th>
                <td className={styles['words']}>{methodOf(row)}</td>
                <Figures row={row} format={format} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles['note']}>
        {t('withinNote')} {t('minKNote')} {!begin && t('beginNote')}
      </p>
    </section>
  )
}
