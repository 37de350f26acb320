/** A table (TSV, CSV) with a column per language: its first line names the columns, every other line is a unit. */
import Papa from 'papaparse'
import { columnsOf, pairColumns, sortColumns, withoutBlankRows } from './columns.ts'
import { decodeText } from './decodeText.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'
import { dialectOf } from './tableDialect.ts'

/** Rows without which columns of no known language would be any file's. */
const LEAST_ROWS = 2

/** Failures: `corpus-not-utf8`, `corpus-columns` {what}, `corpus-ragged` {what, line, count, otherCount}. */
export function readTable(file: CorpusFile): CorpusOutcome<AlignedTexts> {
  const decoded = decodeText(file)
  if (!decoded.ok) return decoded
  const what = baseName(file.path)
  const withSeparator = decoded.value.replace(/\r\n?/g, '\n')
  const { delimiter, quoteChar, headStart } = dialectOf(withSeparator, file.path)
  const text = withSeparator.slice(headStart)
  const options = { delimiter, newline: '\n', quoteChar } as const
  const { data } = Papa.parse<string[]>(text, options)
  const [heads = [], ...rows] = data
  const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0]?.trim() === ''
  const ragged = rows.findIndex((row) => row.length !== heads.length && !isBlank(row))
  if (ragged !== -1) {
    const line = (headStart === 0 ? 0 : 1) + lineOfRecord(text, ragged + 1, options)
    return refuse('corpus-ragged', { what, line, count: rows[ragged]?.length ?? 0, otherCount: heads.length })
  }
  // After a final line break there is no row.
  const whole = isBlank(rows.at(-1) ?? []) && text.endsWith('\n') ? rows.slice(0, -1) : rows
  const { columns, blank } = withoutBlankRows(columnsOf(heads, whole))
  const { texts, others, leftOut } = pairColumns(columns) ?? sortColumns(columns)
  const isGuess = texts.filter(({ isKnown }) => isKnown).length < 2
  if (texts.length < 2 || (isGuess && (columns[0]?.units.length ?? 0) < LEAST_ROWS))
    return refuse('corpus-columns', { what })
  return { ok: true, value: { unit: 'record', texts, others, leftOut, blank } }
}

/** The line, from 1, on which a record begins: fields in quotes hold line breaks. */
function lineOfRecord(
  text: string,
  record: number,
  options: { readonly delimiter: string; readonly newline: '\n'; readonly quoteChar: string },
): number {
  let start = 0
  let at = 0
  Papa.parse<string[]>(text, {
    ...options,
    step: ({ meta }, parser) => {
      if (at === record) parser.abort()
      else start = meta.cursor
      at++
    },
  })
  let line = 1
  for (let index = text.indexOf('\n'); index !== -1 && index < start; index = text.indexOf('\n', index + 1)) line++
  return line
}
