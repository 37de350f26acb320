/**
 * Everything of a comparison in one JSON file: what is compared, by what, and every table with the units and definitions of
 * its columns. The format is described in `docs/export-format.md`; `readExport.ts` reads it. Writes parts of a text; touches no disk.
 */
import { EXPORT_FORMAT } from '../files/ownFormats.ts'
import { EXPORT_VERSION, type ExportDocument } from './readExport.ts'
import { rowParts, type ExportCell, type ExportTable } from './table.ts'

/** As a comparison's file has, so that the page knows it when it is dropped. */
export const EXPORT_SUFFIX = '-export.tessera.json'

/** What stands before the tables. */
export type ExportHead = Omit<ExportDocument, 'tables' | 'format' | 'version'>

/** JSON has no infinite numbers: they are the texts `Infinity` and `-Infinity`, as in the other formats. */
function cell(value: ExportCell): ExportCell {
  return typeof value === 'number' && Math.abs(value) === Infinity ? String(value) : value
}

/** The parts of a file; a row is a line of it. */
export function* documentParts(head: ExportHead, tables: readonly ExportTable[]): Generator<string> {
  const start = { format: EXPORT_FORMAT, version: EXPORT_VERSION, ...head }
  // Without its last brace and the line break before it.
  yield `${JSON.stringify(start, null, 1).slice(0, -2)},\n "tables": [`
  for (const [place, table] of tables.entries()) {
    const columns = table.columns.map(({ id, title, unit, definition, type }) => ({
      id,
      title,
      unit,
      definition,
      type,
    }))
    yield `${place === 0 ? '' : ','}\n  {"name": ${JSON.stringify(table.name)},\n   "columns": ${JSON.stringify(columns)},\n   "rows": [`
    let isFirst = true
    for (const rows of rowParts(table)) {
      yield rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(row.map(cell))}`).join('')
      isFirst = false
    }
    yield ']}'
  }
  yield '\n ]\n}\n'
}
