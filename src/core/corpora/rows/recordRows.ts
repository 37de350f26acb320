/**
 * Reads records in JSON, an object per line, part by part. A record is written again with more fields at its end and nothing
 * else changed: numbers keep all their digits.
 */
import { readRecord } from '../jsonLines.ts'
import { baseName, refuse, type CorpusOutcome } from '../ownCorpus.ts'
import type { TableReader, TableRow } from './tableRow.ts'

/** Names of fields that are columns; those that come later are none. */
const MAX_COLUMNS = 1000
const BYTE_ORDER_MARK = '\ufeff'

export function createRecordReader(path: string): TableReader {
  const what = baseName(path)
  const heads: string[] = []
  const known = new Set<string>()
  let lines = 0
  let newline: '\n' | '\r' | null = null

  function* linesOf(part: string): Generator<readonly [raw: string, lineBreak: string]> {
    newline ??= part.includes('\n') || !part.includes('\r') ? '\n' : '\r'
    for (let at = 0; at < part.length;) {
      const found = part.indexOf(newline, at)
      const end = found === -1 ? part.length : found
      const textEnd = newline === '\n' && end > at && found !== -1 && part[end - 1] === '\r' ? end - 1 : end
      const next = found === -1 ? part.length : found + 1
      yield [part.slice(at, textEnd), part.slice(textEnd, next)]
      at = next
    }
  }

  function cellsOf(fields: Readonly<Record<string, unknown>>): readonly (string | null)[] {
    for (const key of Object.keys(fields)) {
      if (known.has(key) || heads.length >= MAX_COLUMNS) continue
      known.add(key)
      heads.push(key)
    }
    return heads.map((key) => {
      const value = Object.hasOwn(fields, key) ? fields[key] : null
      return typeof value === 'string' ? value : null
    })
  }

  return {
    heads: () => [...heads],

    read(part): CorpusOutcome<readonly TableRow[]> {
      const rows: TableRow[] = []
      for (const [raw, lineBreak] of linesOf(part)) {
        lines++
        const isMarked = lines === 1 && raw.startsWith(BYTE_ORDER_MARK)
        if (isMarked) rows.push({ kind: 'other', raw: BYTE_ORDER_MARK, lineBreak: '', cells: [] })
        const line = isMarked ? raw.slice(1) : raw
        if (line.trim() === '') {
          rows.push({ kind: 'other', raw: line, lineBreak, cells: [] })
          continue
        }
        const read = readRecord(line)
        if (!read.ok) return refuse('corpus-json', { what, line: lines, detail: read.detail })
        rows.push({ kind: 'record', raw: line, lineBreak, cells: cellsOf(read.value) })
      }
      return { ok: true, value: rows }
    },

    withCells({ kind, raw, lineBreak }, names, numbers) {
      if (kind === 'other') return raw + lineBreak
      const end = raw.lastIndexOf('}')
      const before = raw.slice(0, end)
      const added = names.map((name, at) => `${JSON.stringify(name)}: ${numbers[at] ?? 'null'}`).join(', ')
      return `${before}${/\{\s*$/.test(before) ? '' : ', '}${added}${raw.slice(end)}${lineBreak}`
    },
  }
}
