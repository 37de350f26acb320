/** The numbers of a chart as a table for those who do not see it; out of sight. */
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { FigureColumn, FigureRow, FigureTable } from '../figures/figureTable.ts'
import { FigureValue } from './FigureValue.tsx'
import styles from './ChartTable.module.css'

const ChartRow = memo(function ChartRow({
  row,
  columns,
}: {
  readonly row: FigureRow
  readonly columns: readonly FigureColumn[]
}) {
  return (
    <tr>
      <th scope="row">{row.language.name}</th>
      {columns.map(({ id, figure }, at) => (
        <td key={id}>
          <FigureValue cell={row.cells[at]} figure={figure} />
        </td>
      ))}
    </tr>
  )
})

export function ChartTable({ table, caption }: { readonly table: FigureTable; readonly caption: string }) {
  const t = useTranslations('languages')
  return (
    <div className={styles['hidden']}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            {table.columns.map(({ id, name }) => (
              <th key={id} scope="col" translate="no">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <ChartRow key={row.language.code} row={row} columns={table.columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
