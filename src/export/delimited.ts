/**
 * Tables as comma- or tab-separated values (RFC 4180, UTF-8 without a byte order mark), with a guard against fields that a
 * spreadsheet would run as formulas. Pure.
 */
import Papa from 'papaparse'
import { rowParts, type ExportCell, type ExportTable } from './table.ts'

export type Delimiter = ',' | '\t'

/**
 * Texts that a spreadsheet takes for a formula, in whatever width the sign is written, and those that the guard itself could
 * have made. They get one apostrophe in front; one is taken off again by {@link unguarded}.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** A field of a guarded file as it was before. */
export function unguarded(field: string): string {
  return field.startsWith("'") && DANGEROUS.test(field) ? field.slice(1) : field
}

/** Rows as text; each line ends as RFC 4180 wants. */
export function delimitedRows(rows: readonly (readonly ExportCell[])[], delimiter: Delimiter): string {
  if (rows.length === 0) return ''
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: '\r\n', escapeFormulae: DANGEROUS },
  )
  return `${text}\r\n`
}

/** The parts of a file: the names of the columns, then the rows. */
export function* delimitedParts(table: ExportTable, delimiter: Delimiter): Generator<string> {
  yield delimitedRows([table.columns.map(({ id }) => id)], delimiter)
  for (const rows of rowParts(table)) yield delimitedRows(rows, delimiter)
}
