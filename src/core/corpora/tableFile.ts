/** A table (TSV, CSV) with a column per language: its first line names the columns, every other line is a unit. */
import Papa from 'papaparse'
import { columnsOf, pairColumns, sortColumns, withoutBlankRows } from './columns.ts'
import { decodeText } from './decodeText.ts'
import { namedLanguage } from './languageCode.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

/** What a spreadsheet writes before the head to say what parts fields: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=(.)"?\n/i
const DELIMITERS = [',', ';', '\t', '|'] as const
const NO_QUOTES = '\u0000'
/** Rows without which columns of no known language would be any file's. */
const LEAST_ROWS = 2

/** Failures: `corpus-not-utf8`, `corpus-columns` {what}, `corpus-ragged` {what, line, count, otherCount}. */
export function readTable(file: CorpusFile): CorpusOutcome<AlignedTexts> {
  const decoded = decodeText(file)
  if (!decoded.ok) return decoded
  const what = baseName(file.path)
  const withSeparator = decoded.value.replace(/\r\n?/g, '\n')
  const said = SEPARATOR_LINE.exec(withSeparator)
  const text = said === null ? withSeparator : withSeparator.slice(said[0].length)
  const delimiter = said?.[1] ?? (/\.tsv$/i.test(file.path) ? '\t' : delimiterOf(text))
  const options = { delimiter, newline: '\n', quoteChar: quoteOf(text, delimiter) } as const
  const { data } = Papa.parse<string[]>(text, options)
  const [heads = [], ...rows] = data
  const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0]?.trim() === ''
  const ragged = rows.findIndex((row) => row.length !== heads.length && !isBlank(row))
  if (ragged !== -1) {
    const line = (said === null ? 0 : 1) + lineOfRecord(text, ragged + 1, options)
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

function headOf(text: string): string {
  const end = text.indexOf('\n')
  return end === -1 ? text : text.slice(0, end)
}

/** What parts the head into the most names of languages, else into the most fields; a comma if nothing does. */
function delimiterOf(text: string): string {
  const head = headOf(text)
  const parted = DELIMITERS.map((delimiter) => {
    const fields = Papa.parse<string[]>(head, { delimiter }).data[0] ?? []
    return {
      delimiter,
      named: fields.filter((field) => namedLanguage(field)?.certainty === 'sure').length,
      fields: fields.length,
    }
  })
  return parted.toSorted((a, b) => b.named - a.named || b.fields - a.fields)[0]?.delimiter ?? ','
}

/** In TSV files quotes are text more often than they are quotes, unless the head is all in quotes. */
function quoteOf(text: string, delimiter: string): string {
  return delimiter !== '\t' ||
    headOf(text)
      .split('\t')
      .every((head) => /^".*"$/.test(head.trim()))
    ? '"'
    : NO_QUOTES
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
