/** The tables, each in the formats of spreadsheets and of papers, and everything in one file. */
import { memo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../package.json' with { type: 'json' }
import { delimitedParts } from '../../core/export/delimited.ts'
import { documentParts, EXPORT_SUFFIX } from '../../core/export/document.ts'
import { latexParts } from '../../core/export/latex.ts'
import type { OfferedTable, TableName } from '../../core/export/offeredTable.ts'
import { ROWS_IN_PART, type ExportTable } from '../../core/export/table.ts'
import { useAppStore, useServices } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { Button } from '../../ui/Button.tsx'
import { useExportTables } from '../tables.ts'
import { exportHead } from './exportHead.ts'
import styles from './ExportDialog.module.css'
import { PaperColumns } from './PaperColumns.tsx'
import type { MakeFile } from './useSaving.ts'
import { writeInSlices } from './writeInSlices.ts'

const FORMATS = {
  csv: { type: 'text/csv', parts: (table: ExportTable) => delimitedParts(table, ',') },
  tsv: { type: 'text/tab-separated-values', parts: (table: ExportTable) => delimitedParts(table, '\t') },
  tex: { type: 'application/x-tex', parts: (table: ExportTable, about: readonly string[]) => latexParts(table, about) },
} as const
type Format = keyof typeof FORMATS
const formats = ['csv', 'tsv', 'tex'] as const satisfies readonly Format[]

interface Props {
  /** What the names of files begin with. */
  readonly fileName: string
  readonly save: (make: MakeFile) => void
}

export const TablesPart = memo(function TablesPart({ fileName, save }: Props) {
  const t = useTranslations('export')
  const store = useAppStore()
  const services = useServices()
  const nameOf = useTokenizerNames()
  const tables = useExportTables()
  // Null: the usual ones.
  const [chosen, setChosen] = useState<Readonly<Record<TableName, ReadonlySet<string> | null>>>({
    tokens: null,
    scores: null,
    figures: null,
    languages: null,
    fairness: null,
    chat: null,
  })
  const paperColumns = ({ name, columns }: Pick<OfferedTable, 'name' | 'columns'>): ReadonlySet<string> =>
    chosen[name] ?? new Set(columns.filter((column) => column.inPaper).map(({ id }) => id))

  const fileOf =
    (offered: OfferedTable, format: Format): MakeFile =>
    async (signal, onProgress) => {
      const { name, rowCount, make } = offered
      const { type, parts } = FORMATS[format]
      const made = await make()
      const shown = paperColumns(offered)
      const table = { ...made, columns: made.columns.map((column) => ({ ...column, inPaper: shown.has(column.id) })) }
      const about = [
        `Tessera ${version}, ${t(`table.${name}`)}`,
        ...table.columns
          .filter(({ inPaper }) => inPaper)
          .map(({ title, unit, definition }) => `${title} (${unit}): ${definition}`),
      ]
      const content = await writeInSlices(parts(table, about), signal, (done) =>
        onProgress(Math.min(1, (done * ROWS_IN_PART) / Math.max(1, rowCount))),
      )
      return { name: `${fileName}-${name}.${format}`, type, content }
    }

  const everything: MakeFile = async (signal, onProgress) => {
    const offered = tables.filter(({ missing }) => missing === null)
    const made = []
    for (const table of offered) made.push(await table.make())
    const rows = made.reduce((sum, { rowCount }) => sum + rowCount, 0)
    const state = store.getState()
    const head = exportHead(state, services.versionedContent(), (reference) => nameOf(state, reference), new Date())
    const content = await writeInSlices(documentParts(head, made), signal, (done) =>
      onProgress(Math.min(1, (done * ROWS_IN_PART) / Math.max(1, rows))),
    )
    return { name: `${fileName}${EXPORT_SUFFIX}`, type: 'application/json', content }
  }

  return (
    <>
      <section className={styles['part']} aria-labelledby="export-tables">
        <h3 id="export-tables" className={styles['heading']}>
          {t('tables')}
        </h3>
        <p className={styles['note']}>{t('tablesNote')}</p>
        <ul className={styles['rows']}>
          {tables.map((table) => (
            <li key={table.name} className={styles['row']}>
              <span className={styles['name']}>{t(`table.${table.name}`)}</span>
              <span className={styles['note']}>
                {table.missing === null ? t('rows', { count: table.rowCount }) : t(table.missing)}
              </span>
              <span className={styles['actions']}>
                {formats.map((format) => (
                  <Button
                    key={format}
                    disabled={
                      table.missing !== null ||
                      table.rowCount === 0 ||
                      (format === 'tex' && paperColumns(table).size === 0)
                    }
                    aria-label={t('saveNamed', { table: t(`table.${table.name}`), format: t(`formats.${format}`) })}
                    onClick={() => save(fileOf(table, format))}
                  >
                    {t(`formats.${format}`)}
                  </Button>
                ))}
              </span>
              {table.missing === null && table.rowCount > 0 && (
                <PaperColumns
                  table={t(`table.${table.name}`)}
                  columns={table.columns}
                  chosen={paperColumns(table)}
                  onChoose={(next) => setChosen((before) => ({ ...before, [table.name]: next }))}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className={styles['part']} aria-labelledby="export-everything">
        <h3 id="export-everything" className={styles['heading']}>
          {t('everything')}
        </h3>
        <p className={styles['note']}>{t('everythingNote')}</p>
        <div className={styles['actions']}>
          <Button aria-label={t('saveEverything')} onClick={() => save(everything)}>
            {t('json')}
          </Button>
        </div>
      </section>
    </>
  )
})
