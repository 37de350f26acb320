/**
 * Reads the records of a table (TSV, CSV) part by part, each as the file has it besides, so that it can be written again
 * with more columns and nothing else changed. The first record names the columns.
 */
import Papa from 'papaparse'
import { limitInWords, MAX_RECORD_BYTES } from '../../text/fileLimits.ts'
import { baseName, refuse, type CorpusOutcome } from '../ownCorpus.ts'
import { dialectOf, type TableDialect } from '../tableDialect.ts'
import { lineBreaksIn, type TableReader, type TableRow } from './tableRow.ts'

interface Parsed {
  readonly fields: readonly string[]
  readonly start: number
  readonly end: number
  readonly isOpen: boolean
}

const BYTE_ORDER_MARK = '\ufeff'

export function createDelimitedReader(path: string): TableReader {
  const what = baseName(path)
  let heads: readonly string[] | null = null
  let dialect: TableDialect | null = null
  let newline: '\n' | '\r' = '\n'
  /** What is left of the parts before: the beginning of a record. */
  let rest = ''
  /** Lines before it. */
  let lines = 0

  /** What stands before the head. */
  function begin(part: string): readonly TableRow[] {
    newline = part.includes('\n') ? '\n' : '\r'
    const mark = part.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
    const text = part.slice(mark.length)
    dialect = dialectOf(text, path)
    const before = mark + text.slice(0, dialect.headStart)
    lines = lineBreaksIn(before, newline)
    rest = text.slice(dialect.headStart)
    return before === '' ? [] : [{ kind: 'other', raw: before, lineBreak: '', cells: [] }]
  }

  function parse(text: string, { delimiter, quoteChar }: TableDialect): readonly Parsed[] {
    const parsed: Parsed[] = []
    let start = 0
    Papa.parse<string[]>(text, {
      delimiter,
      newline,
      quoteChar,
      step: ({ data, meta, errors }) => {
        parsed.push({
          fields: data,
          start,
          end: meta.cursor,
          isOpen: errors.some(({ code }) => code === 'MissingQuotes'),
        })
        start = meta.cursor
      },
    })
    return parsed
  }

  function rowOf(text: string, { fields, start, end }: Parsed, { delimiter }: TableDialect): TableRow {
    const whole = text.slice(start, end)
    const inner = whole.endsWith(newline) ? whole.slice(0, -1) : whole
    const raw = newline === '\n' && inner.endsWith('\r') ? inner.slice(0, -1) : inner
    // Of CR LF the CR is left in a field without quotes; in one with quotes it stands after them.
    const last = fields.at(-1)
    const hasReturn =
      raw.length < inner.length &&
      last?.endsWith('\r') === true &&
      (fields.length === 1 ? inner === last : inner.endsWith(delimiter + last))
    const cells = hasReturn ? [...fields.slice(0, -1), last.slice(0, -1)] : fields
    const isBlank = cells.length === 1 && cells[0]?.trim() === ''
    return {
      kind: isBlank ? 'other' : heads === null ? 'head' : 'record',
      raw,
      lineBreak: whole.slice(raw.length),
      cells: isBlank ? [] : cells,
    }
  }

  const refuseRecord = () => refuse('table-record', { what, line: lines + 1, limit: limitInWords(MAX_RECORD_BYTES) })

  return {
    heads: () => heads ?? [],

    read(part, isLast): CorpusOutcome<readonly TableRow[]> {
      const isFirst = dialect === null
      const rows: TableRow[] = isFirst ? [...begin(part)] : []
      if (!isFirst) rest += part
      if (dialect === null) return { ok: true, value: rows }
      const text = rest
      const parsed = parse(text, dialect)
      // The last one may go on in the next part; at the end of the file there may be nothing after the last line break.
      const isEmptyEnd = text === '' || text.endsWith(newline)
      const last = parsed.at(-1)
      const whole = isLast && !(isEmptyEnd && last?.start === text.length) ? parsed : parsed.slice(0, -1)
      let at = 0
      for (const one of whole) {
        if (one.isOpen) return refuseRecord()
        const row = rowOf(text, one, dialect)
        if (row.kind === 'head') heads = row.cells.map((cell) => cell ?? '')
        if (row.kind === 'record' && row.cells.length !== heads?.length)
          return refuse('corpus-ragged', {
            what,
            line: lines + 1,
            count: row.cells.length,
            otherCount: heads?.length ?? 0,
          })
        lines += lineBreaksIn(text.slice(one.start, one.end), newline)
        rows.push(row)
        at = one.end
      }
      rest = text.slice(at)
      if (rest.length > MAX_RECORD_BYTES) return refuseRecord()
      return { ok: true, value: rows }
    },

    withCells({ kind, raw, lineBreak }, names, numbers) {
      if (kind === 'other' || dialect === null) return raw + lineBreak
      const { delimiter, quoteChar } = dialect
      const added = kind === 'head' ? names : numbers.map((number) => number ?? '')
      const isQuoted = quoteChar === '"'
      const fields = isQuoted ? added : added.map((field) => String(field).replace(/[\t\r\n]/g, ' '))
      return raw + delimiter + Papa.unparse([fields], { delimiter, ...(isQuoted ? {} : { quoteChar }) }) + lineBreak
    },
  }
}
