/** The numbers of a chart as a table for those who do not see it; out of sight. */
import { useTranslations } from 'use-intl'
import type { FigureTable } from '../figures/figureTable.ts'
import { FigureValue } from './FigureValue.tsx'
import styles from './ChartTable.module.css'

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
          {table.rows.map(({ language, cells }) => (
            <tr key={language.code}>
              <th scope="row">{language.name}</th>
              {table.columns.map(({ id, figure }, at) => (
                <td key={id}>
                  <FigureValue cell={cells[at]} figure={figure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
