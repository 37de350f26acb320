/** Tables as tab-separated values for the clipboard, which spreadsheets take as they come. Pure. */
import { guarded } from './formulaGuard.ts'
import type { ExportCell } from './table.ts'

/** Tabs and line breaks, which would end a field, are spaces; texts are guarded as in files, numbers have full precision. */
function field(value: ExportCell): string {
  if (typeof value === 'string') return guarded(value).replaceAll(/[\t\r\n]+/gu, ' ')
  return value === null || Number.isNaN(value) ? '' : String(value)
}

/** One line per row. `heads` are the names of the columns, no two alike. An infinite number is `Infinity`, as in files. */
export function clipboardTable(heads: readonly string[], rows: readonly (readonly ExportCell[])[]): string {
  return [heads, ...rows].map((row) => row.map(field).join('\t')).join('\n')
}
