/** How a table (TSV, CSV) is written: what parts its fields, and what quotes them. Told by its name and its first lines. */
import Papa from 'papaparse'
import { namedLanguage } from './languageCode.ts'

export interface TableDialect {
  readonly delimiter: string
  /** U+0000 if nothing quotes. */
  readonly quoteChar: string
  /** UTF-16 units before the head: a line that says what parts fields, such as `sep=;`. */
  readonly headStart: number
}

/** What a spreadsheet writes before the head to say what parts fields: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\r|\n)/i
const DELIMITERS = [',', ';', '\t', '|'] as const
const NO_QUOTES = '\u0000'

/** @param text the table, or its beginning with the whole head */
export function dialectOf(text: string, path: string): TableDialect {
  const said = SEPARATOR_LINE.exec(text)
  const headStart = said?.[0].length ?? 0
  const head = headOf(text.slice(headStart))
  const delimiter = said?.[1] ?? (/\.tsv$/i.test(path) ? '\t' : delimiterOf(head))
  return { delimiter, quoteChar: quoteOf(head, delimiter), headStart }
}

function headOf(text: string): string {
  const end = text.search(/[\r\n]/)
  return end === -1 ? text : text.slice(0, end)
}

/** What parts the head into the most names of languages, else into the most fields; a comma if nothing does. */
function delimiterOf(head: string): string {
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
function quoteOf(head: string, delimiter: string): string {
  return delimiter !== '\t' || head.split('\t').every((field) => /^".*"$/.test(field.trim())) ? '"' : NO_QUOTES
}
