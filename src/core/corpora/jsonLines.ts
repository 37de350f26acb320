/** JSON lines, or one array of JSON: an object per record with a text per language, or such an object under `translation`. */
import * as v from 'valibot'
import { pairColumns, sortColumns, withoutBlankRows, type Column } from './columns.ts'
import { decodeText } from './decodeText.ts'
import {
  baseName,
  linesOf,
  refuse,
  unitOf,
  type AlignedTexts,
  type CorpusFile,
  type CorpusOutcome,
  type Unit,
} from './ownCorpus.ts'

const record = v.record(v.string(), v.unknown())
const array = v.array(v.unknown())

type Record = Readonly<globalThis.Record<string, unknown>>
type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly detail: string }

/** Failures: `corpus-not-utf8`, `corpus-json` {what, line, detail}, `corpus-columns` {what}. */
export function readJsonLines(file: CorpusFile): CorpusOutcome<AlignedTexts> {
  const text = decodeText(file)
  if (!text.ok) return text
  const what = baseName(file.path)
  const read = readRecords(text.value, what)
  if (!read.ok) return read
  const { columns, blank } = withoutBlankRows(columnsOf(read.value))
  const { texts, others, leftOut } = pairColumns(columns) ?? sortColumns(columns)
  if (texts.length < 2) return refuse('corpus-columns', { what })
  return { ok: true, value: { unit: 'record', texts, others, leftOut, blank } }
}

function readRecords(text: string, what: string): CorpusOutcome<readonly Record[]> {
  const records: Record[] = []
  if (/^\s*\[/.test(text)) {
    const whole = parsed(text)
    const items = whole.ok ? v.safeParse(array, whole.value) : null
    if (items?.success === true) {
      for (const item of items.output) {
        const read = recordOf(item)
        if (!read.ok) return refuse('corpus-json', { what, line: 1, detail: read.detail })
        records.push(read.value)
      }
      return { ok: true, value: records }
    }
  }
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue
    const read = readRecord(line)
    if (!read.ok) return refuse('corpus-json', { what, line: index + 1, detail: read.detail })
    records.push(read.value)
  }
  return { ok: true, value: records }
}

/** The object of a line. */
export function readRecord(line: string): Parsed<Record> {
  const json = parsed(line)
  return json.ok ? recordOf(json.value) : json
}

function parsed(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

function recordOf(json: unknown): Parsed<Record> {
  const outer = v.safeParse(record, json)
  if (!outer.success || Array.isArray(json)) return { ok: false, detail: 'no object' }
  const inner = v.safeParse(record, outer.output['translation'])
  return { ok: true, value: inner.success ? inner.output : outer.output }
}

/** A column per key; values that are no strings are numbers, lists and the like: no text, but of the column. */
function columnsOf(records: readonly Record[]): readonly Column[] {
  const columns = new Map<string, Unit[]>()
  for (const [row, fields] of records.entries()) {
    for (const [key, value] of Object.entries(fields)) {
      const column = columns.get(key) ?? Array.from({ length: records.length }, () => null)
      column[row] = typeof value === 'string' ? unitOf(value) : null
      columns.set(key, column)
    }
  }
  return [...columns].map(([head, units]) => ({ head, units }))
}
