/**
 * The worker of a table by its client: numbers against tiktoken's, the saved file, Cancel at any time, and files that are
 * wrong or too large. The tables and tiktoken's numbers are written by tests/oracle/tables/make_goldens.py.
 */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import { createTableClient } from '../../../src/platform/workers/tables/client.ts'
import { exposeTables } from '../../../src/platform/workers/tables/expose.ts'
import { readParts } from '../../../src/platform/workers/tables/readParts.ts'
import goldens from '../../oracle/tables/goldens.json' with { type: 'json' }
import { LocalWorker } from './localWorker.ts'
import { serveShippedFiles, settings } from './shippedFiles.ts'

const workers: LocalWorker[] = []
const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const laneOf = (reference: string) => ({ reference, settings, file: null })
const lanes = ['gpt2', 'o200k_base'].map(laneOf)
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const idle = (): void => {}

beforeEach(() => void serveShippedFiles())
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
  vi.unstubAllGlobals()
})

function open(path: string, content: BlobPart) {
  return createTableClient({ path, file: new Blob([content]) }, () => {
    const worker = new LocalWorker(exposeTables)
    workers.push(worker)
    return worker
  })
}

const tableOf = (name: string): Buffer<ArrayBuffer> =>
  Buffer.from(readFileSync(new URL(`../../oracle/tables/${name}`, import.meta.url)))

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** Columns by name, of a table that this page saved. */
function savedColumns(name: string, text: string): (column: string) => readonly unknown[] {
  if (name.endsWith('.jsonl')) {
    const rows = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): object => Object(JSON.parse(line)))
    return (column) => rows.map((row): unknown => Reflect.get(row, column))
  }
  const [heads = [], ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/\r?\n$/, ''), {
    newline: name === 'comma.csv' ? '\r\n' : '\n',
    delimiter: { 'comma.csv': ',', 'semicolon.csv': ';' }[name] ?? '\t',
    ...(name.endsWith('.tsv') ? { quoteChar: '\0' } : {}),
  }).data
  return (column) => rows.map((row) => Number(row[heads.indexOf(column)]))
}

test.each(Object.entries(goldens.counts))('%s has the tokens that tiktoken counts', async (name, golden) => {
  const bytes = tableOf(name)
  const client = open(name, bytes)
  const { heads, records } = valueOf(await client.preview())
  expect(heads.slice(0, 2)).toEqual(['id', 'text'])
  expect(records.length).toBe(5)
  const counted = valueOf(await client.count({ column: 1, lanes, options: plain }, idle).outcome)
  expect(counted.records).toBe(golden.gpt2.length)
  for (const [lane, column] of [golden.gpt2, golden.o200k_base].entries()) {
    const texts = column.filter((count) => count !== null)
    expect(counted.ascending[lane]).toEqual(Uint32Array.from(texts).toSorted())
  }
  const blob = valueOf(await client.save(['gpt2', 'o200k_base'], idle).outcome)
  const saved = decoder.decode(await blob.arrayBuffer())
  const columnOf = savedColumns(name, saved)
  expect(columnOf('tokens_gpt2')).toEqual(golden.gpt2)
  expect(columnOf('tokens_o200k_base')).toEqual(golden.o200k_base)
  // Nothing else is changed.
  const without = name.endsWith('.jsonl')
    ? saved.replace(/, "tokens_gpt2": (?:\d+|null), "tokens_o200k_base": (?:\d+|null)(?=\}\n)/g, '')
    : saved
        .replace(/([,;\t])tokens_gpt2\1tokens_o200k_base/, '')
        .replace(/(?<=[,;\t]"?[\d.]+"?)([,;\t])\d+\1\d+(?=\r?\n|$)/g, '')
  expect(without).toBe(decoder.decode(bytes))
})

test('special tokens are added and read as lanes do', async () => {
  const client = open('t.csv', 'text\n<|endoftext|>\n')
  const count = async (options: typeof plain) =>
    valueOf(await client.count({ column: 0, lanes: [laneOf('gpt2')], options }, idle).outcome).ascending[0]
  expect(await count(plain)).toEqual(Uint32Array.of(7))
  expect(await count({ ...plain, parseSpecialTokens: true })).toEqual(Uint32Array.of(1))
})

test('Cancel ends the worker; what was counted before is counted again to be saved', async () => {
  const client = open('t.csv', `text\n${'one two three\n'.repeat(200_000)}`)
  const running = client.count({ column: 0, lanes, options: plain }, idle)
  running.cancel()
  expect(await running.outcome).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
  expect(workers.every(({ terminated }) => terminated)).toBe(true)
  const small = open('t.csv', 'text\none two three\n')
  expect((await small.save(['gpt2'], idle).outcome).ok).toBe(false)
  valueOf(await small.count({ column: 0, lanes: [laneOf('gpt2')], options: plain }, idle).outcome)
  workers.at(-1)?.fail('out of memory')
  const saved = valueOf(await small.save(['gpt2'], idle).outcome)
  expect(await saved.text()).toBe('text,tokens_gpt2\none two three,3\n')
})

test('files that are empty, or wrong, or of another encoding are refused in words', async () => {
  const refused = async (content: BlobPart, path = 'folder/t.csv') => {
    const client = open(path, content)
    const preview = await client.preview()
    const outcome = preview.ok ? await client.count({ column: 0, lanes: [], options: plain }, idle).outcome : preview
    return outcome.ok ? null : outcome.failure
  }
  expect(await refused('')).toEqual({ code: 'corpus-empty', values: {} })
  expect(await refused('text\n')).toEqual({ code: 'corpus-empty', values: {} })
  expect(await refused('\n\n', 't.jsonl')).toEqual({ code: 'corpus-empty', values: {} })
  expect(await refused(new Uint8Array([0x61, 0x0a, 0x62, 0x0a, 0x63, 0xe9, 0x64, 0x0a]))).toEqual({
    code: 'corpus-not-utf8',
    values: { what: 't.csv', line: 3, byte: '64' },
  })
  expect(await refused('a,b\n1,2\n'.padEnd(1_500_000, '1,2\n') + '1\n')).toMatchObject({
    code: 'corpus-ragged',
    values: { what: 't.csv', count: 1, otherCount: 2 },
  })
  expect(await refused(`[{"a": "b"}]`, 't.jsonl')).toMatchObject({ code: 'corpus-json', values: { line: 1 } })
})

test('a file is read in parts that end with a line and are UTF-8; its real bytes count', async () => {
  async function parts(content: BlobPart, partBytes: number) {
    const found: string[] = []
    for await (const part of readParts(
      { path: 't.csv', file: new Blob([content]) },
      { partBytes, limit: 20_000_000 },
    )) {
      if (!part.ok) return part.failure
      found.push(part.value.text)
    }
    return found
  }
  const text = '\ufeffü\n東京\r\n\ufeff👩‍👩‍👧\nlast'
  for (const partBytes of [1, 5, 100]) {
    const found = await parts(text, partBytes)
    expect(Array.isArray(found) ? found.join('') : found).toBe(text)
  }
  expect(await parts('a\rb\r\nc', 1)).toEqual(['a\rb\r\n', 'c'])
  expect(await parts(new Uint8Array(11_000_000).fill(0x61), 1_000_000)).toEqual({
    code: 'table-record',
    values: { what: 't.csv', line: 1, limit: '10 MB' },
  })
  const large = new Blob(['tells a wrong size'])
  vi.spyOn(large, 'stream').mockReturnValue(new Blob(['a\n'.repeat(600)]).stream())
  let last: unknown = null
  for await (const part of readParts({ path: 't.csv', file: large }, { partBytes: 100, limit: 1000 })) last = part
  expect(last).toEqual({ ok: false, failure: { code: 'too-large', values: { what: 't.csv', limit: '0.001 MB' } } })
})
