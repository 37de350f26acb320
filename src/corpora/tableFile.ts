/** A table (TSV, CSV) with a column a language: its first line names the languages, every other line is a unit. */
import Papa from 'papaparse'
import { decodeText } from './decodeText.ts'
import { isKnownLanguage } from './languageCode.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

/** Columns of data sets such as FLORES are called `sentence_eng_Latn`. */
const PREFIX = /^(?:sentence|text|translation)[_.]/i
const NO_TEXT = /^(?:-?\d+(?:\.\d+)?|https?:\S+)?$/

/** Failures: `corpus-not-utf8`, `corpus-columns` {what}, `corpus-ragged` {what, line, count, otherCount}. */
export function readTable(file: CorpusFile): CorpusOutcome<AlignedTexts> {
  const text = decodeText(file)
  if (!text.ok) return text
  const what = baseName(file.path)
  const delimiter = /\.tsv$/i.test(file.path) ? '\t' : ''
  // Quotes in TSV files are text more often than they are quotes; a field that holds a tab or a line break is rare there.
  const { data } = Papa.parse<string[]>(text.value.replace(/\r?\n$/, ''), {
    delimiter,
    ...(delimiter === '\t' ? { quoteChar: '\u0000' } : {}),
  })
  const [heads = [], ...rows] = data
  const ragged = rows.findIndex((row) => row.length !== heads.length)
  if (ragged !== -1) {
    return refuse('corpus-ragged', { what, line: ragged + 2, count: rows[ragged]?.length ?? 0, otherCount: heads.length })
  }
  const codes = heads.map((head) => head.trim().replace(PREFIX, ''))
  const isText = (column: number): boolean => !rows.every((row) => NO_TEXT.test(row[column] ?? ''))
  const columns = codes.flatMap((code, column) => (isKnownLanguage(code) && isText(column) ? [{ code, column }] : []))
  if (columns.length < 2 || new Set(columns.map(({ code }) => code)).size < columns.length) return refuse('corpus-columns', { what })
  const taken = new Set(columns.map(({ column }) => column))
  return {
    ok: true,
    value: {
      unit: 'record',
      // An empty cell is a unit that the language lacks.
      texts: new Map(columns.map(({ code, column }) => [code, rows.map((row) => (row[column] === '' ? null : (row[column] ?? null)))])),
      leftOut: heads.filter((_, column) => !taken.has(column)),
    },
  }
}
