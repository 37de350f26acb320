/** JSON lines: an object a line with a text a language, or such an object under `translation`. */
import * as v from 'valibot'
import { decodeText } from './decodeText.ts'
import { isKnownLanguage } from './languageCode.ts'
import { baseName, refuse, type AlignedTexts, type CorpusFile, type CorpusOutcome } from './ownCorpus.ts'

const record = v.record(v.string(), v.unknown())
const PREFIX = /^(?:sentence|text|translation)[_.]/i

/** Failures: `corpus-not-utf8`, `corpus-json` {what, line, detail}, `corpus-columns` {what}. */
export function readJsonLines(file: CorpusFile): CorpusOutcome<AlignedTexts> {
  const text = decodeText(file)
  if (!text.ok) return text
  const what = baseName(file.path)
  const texts = new Map<string, (string | null)[]>()
  const leftOut = new Set<string>()
  let units = 0
  for (const [index, line] of text.value.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const parsed = readRecord(line)
    if (!parsed.ok) return refuse('corpus-json', { what, line: index + 1, detail: parsed.detail })
    for (const [key, value] of Object.entries(parsed.value)) {
      const code = key.replace(PREFIX, '')
      if (typeof value !== 'string' || !isKnownLanguage(code)) {
        leftOut.add(key)
        continue
      }
      const column = texts.get(code) ?? []
      while (column.length < units) column.push(null)
      column[units] = value
      texts.set(code, column)
    }
    units++
  }
  for (const column of texts.values()) while (column.length < units) column.push(null)
  if (texts.size < 2) return refuse('corpus-columns', { what })
  return { ok: true, value: { unit: 'record', texts, leftOut: [...leftOut] } }
}

type ReadRecord = { readonly ok: true; readonly value: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly detail: string }

function readRecord(line: string): ReadRecord {
  try {
    const json: unknown = JSON.parse(line)
    const outer = v.safeParse(record, json)
    if (!outer.success || Array.isArray(json)) return { ok: false, detail: 'no object' }
    const inner = v.safeParse(record, outer.output['translation'])
    return { ok: true, value: inner.success ? inner.output : outer.output }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
