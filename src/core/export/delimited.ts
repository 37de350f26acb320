/**
 * Tables as comma- or tab-separated values (RFC 4180, UTF-8 without a byte order mark), with a guard against fields that a
 * spreadsheet would run as formulas. Pure.
 */
import Papa from 'papaparse'
import { guarded } from './formulaGuard.ts'
import { rowParts, type ExportCell, type ExportTable } from './table.ts'

export type Delimiter = ',' | '\t'

/** Rows as text; each line ends as RFC 4180 wants. An infinite number is `Infinity`, which common readers of CSV take for one. */
export function delimitedRows(rows: readonly (readonly ExportCell[])[], delimiter: Delimiter): string {
  if (rows.length === 0) return ''
  const text = Papa.unparse(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
    { delimiter, newline: '\r\n' },
  )
  return `${text}\r\n`
}

/** The parts of a file: the names of the columns, then the rows. */
export function* delimitedParts(table: ExportTable, delimiter: Delimiter): Generator<string> {
  yield delimitedRows([table.columns.map(({ id }) => id)], delimiter)
  for (const rows of rowParts(table)) yield delimitedRows(rows, delimiter)
}
