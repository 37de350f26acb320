/** A counting worker and the page's side of it: what is loaded and opened once, what a broken worker costs, cancelling. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCountingClient, createCountingPool } from '../../../src/platform/workers/counting/client.ts'
import { exposeCounting } from '../../../src/platform/workers/counting/expose.ts'
import type { WorkerTokenizer } from '../../../src/platform/workers/tokenizerLoads.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'
import { LocalWorker } from './localWorker.ts'
import { serveShippedFiles, settings } from './shippedFiles.ts'

const workers: LocalWorker[] = []
let asked: readonly string[] = []
const newest = (): LocalWorker => {
  const worker = workers.at(-1)
  if (worker === undefined) throw new Error('no worker was started')
  return worker
}
const client = () =>
  createCountingClient(() => {
    const worker = new LocalWorker(exposeCounting)
    workers.push(worker)
    return worker
  })

beforeEach(() => {
  asked = serveShippedFiles()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  for (const worker of workers.splice(0)) worker.terminate()
})

const tokenizer = (reference: string): WorkerTokenizer => ({ reference, settings, file: null })
/** A long text in many units: Node 20 segments a long one in a time that grows with its square. */
const long = (words: string, units: number): readonly string[] => Array.from({ length: units }, () => words.repeat(100))
const language = (key: string, ...units: (string | null)[]) => ({ key, units, emptyItems: [], locale: 'en' })

test('a tokenizer is loaded once and a language measured once, whatever is asked', async () => {
  const service = client()
  expect(workers).toHaveLength(0)
  const opened = await service.openLanguage(language('a', 'one two', null, 'three'))
  expect(opened).toMatchObject({ ok: true, value: { wordTypes: 3 } })
  expect(service.holds('a')).toBe(true)
  for (const mode of ['per-unit', 'joined'] as const) {
    const counted = await service.count('a', tokenizer('gpt2'), mode)
    expect(counted.ok && [...counted.value.tokens]).toEqual([2, 0, 1])
  }
  expect(asked).toHaveLength(1)
  expect(await service.openLanguage(language('a', 'not read again'))).toEqual(opened)
  expect(workers).toHaveLength(1)
})

test('the same worker counts what was fitted on another text anew', async () => {
  const service = client()
  await service.openLanguage(language('a', 'new york is new york'))
  const fitted = (fittingText: string): WorkerTokenizer => ({
    reference: 'mwt:gpt2:text',
    settings: { ...settings, fittingText },
    file: null,
  })
  const before = await service.count('a', fitted('nothing twice'), 'per-unit')
  const after = await service.count('a', fitted('new york new york new york'), 'per-unit')
  expect(before.ok && after.ok && (before.value.tokens[0] ?? 0) > (after.value.tokens[0] ?? 0)).toBe(true)
})

test('a variant counts by its own stages', async () => {
  const service = client()
  await service.openLanguage(language('a', '123 456'))
  const tokens = async (reference: string): Promise<number | undefined> => {
    const counted = await service.count('a', { reference, settings, file: null }, 'per-unit')
    return counted.ok ? counted.value.tokens[0] : undefined
  }
  expect(await tokens('gpt2')).toBe(3)
  expect(await tokens('variant:gpt2:digits=ones')).toBe(7)
})

test('a reader’s file counts too', async () => {
  const service = client()
  const bytes = new TextEncoder().encode(tinyTokenizerJson).buffer
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const reference = `file:${hash}:tiny.json`
  await service.openLanguage(language('a', 'the the'))
  const counted = await service.count(
    'a',
    { reference, settings, file: { name: 'tiny.json', bytes, beside: [], tiktokenPattern: 'gpt2' } },
    'per-unit',
  )
  expect(counted.ok && [...counted.value.tokens]).toEqual([2])
})

test('a worker that breaks ends the call that waits; the next ones find a new worker with nothing in it', async () => {
  const service = client()
  await service.openLanguage(language('a', ...long('word ', 2_000)))
  const waiting = service.count('a', tokenizer('gpt2'), 'per-unit')
  await new Promise((resolve) => setTimeout(resolve, 20))
  newest().fail('out of memory')
  expect(await waiting).toMatchObject({ ok: false, failure: { code: 'worker-stopped' } })
  expect(service.holds('a')).toBe(false)
  expect(await service.openLanguage(language('a', 'one'))).toMatchObject({ ok: true })
  expect(await service.count('a', tokenizer('gpt2'), 'per-unit')).toMatchObject({ ok: true })
  expect(workers).toHaveLength(2)
})

test('cancelling ends what runs, and what comes after is counted', async () => {
  const service = client()
  await service.openLanguage(language('a', ...long('words and more words ', 1_000)))
  await service.openLanguage(language('b', 'one'))
  await service.count('b', tokenizer('gpt2'), 'per-unit')
  const waiting = service.count('a', tokenizer('gpt2'), 'joined')
  // Some microtasks later the request is sent; the cancellation goes after it through the same port.
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  service.cancel()
  expect(await waiting).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(await service.count('b', tokenizer('gpt2'), 'joined')).toMatchObject({ ok: true })
})

test('languages that were not used for long are closed when many are open', async () => {
  const service = client()
  const large = 'x'.repeat(3_000_000)
  for (const key of ['a', 'b', 'c']) {
    await service.openLanguage(language(key, large))
    if (key !== 'b') service.releaseLanguage(key)
  }
  expect(['a', 'b', 'c'].map((key) => service.holds(key))).toEqual([false, true, true])
  // What is in use stays open.
  await service.openLanguage(language('d', large))
  expect(['b', 'c', 'd'].map((key) => service.holds(key))).toEqual([true, false, true])
})

test('intervals and the segmentation of a unit', async () => {
  const service = client()
  const pairs = [{ numerator: Uint32Array.of(2, 4), denominator: Uint32Array.of(1, 2) }]
  expect(await service.resample({ pairs, units: 2, seed: 1, replicates: 100 })).toMatchObject({
    ok: true,
    value: { intervals: [{ low: 2, high: 2 }] },
  })
  const segmented = await service.segment(tokenizer('byt5'), 'né')
  expect(segmented.ok && segmented.value.ids.length).toBe(3)
})

/** `(a+)+$` on a text of `a` that does not end: each `a` more takes twice as long. */
const slowFile = (): WorkerTokenizer['file'] => ({
  name: 'slow.json',
  bytes: new TextEncoder().encode(
    tinyTokenizerJson.replace(
      /"pre_tokenizer":\s*(null|\{[^}]*\})/,
      '"pre_tokenizer":{"type":"Split","pattern":{"Regex":"(a+)+$"},"behavior":"Isolated","invert":false}',
    ),
  ).buffer,
  beside: [],
  tiktokenPattern: null,
})

test('each search for a pattern of a file is told of, and that it is over', async () => {
  const service = client()
  const file = slowFile()
  if (file === null) throw new Error('no file')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file.bytes))
  const reference = `file:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}:slow.json`
  await service.openLanguage(language('a', 'aaab aaa'))
  const told: unknown[] = []
  newest().addEventListener('message', (event) => {
    if (event instanceof MessageEvent && 'matched' in event.data) told.push(event.data.matched)
  })
  const matched = (units: number) => ({ reference, pattern: '(a+)+$', units })
  expect(await service.count('a', { reference, settings, file }, 'per-unit')).toMatchObject({ ok: true })
  // A pause between two slices, on a busy machine, tells of none and of a word of the text more.
  expect([told[0], told.at(-1)]).toEqual([matched(8), null])
  told.length = 0
  expect(await service.segment({ reference, settings, file }, 'ab')).toMatchObject({ ok: true })
  expect(told).toEqual([matched(2), null])
})

test('a worker that is silent inside a pattern of a file is given up within 4 s, and the pattern is named', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const service = client()
  await service.openLanguage(language('a', 'one'))
  await service.count('a', tokenizer('byt5'), 'per-unit')
  const notice = { matched: { reference: 'file:x', pattern: '(a+)+$', units: 41 } }
  newest().dispatchEvent(new MessageEvent('message', { data: notice }))
  newest().hangs = true
  const waiting = service.count('a', tokenizer('byt5'), 'joined')
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  vi.advanceTimersByTime(4_500)
  expect(await waiting).toEqual({
    ok: false,
    failure: {
      code: 'worker-stopped',
      values: { detail: 'it did not answer for 4 s', reference: 'file:x', pattern: '(a+)+$' },
    },
  })
})

test('what cannot be loaded says why', async () => {
  const service = client()
  await service.openLanguage(language('a', 'one'))
  expect(await service.count('a', tokenizer('hub:nobody/nothing'), 'per-unit')).toMatchObject({ ok: false })
  expect(await service.count('a', tokenizer('not a reference'), 'per-unit')).toMatchObject({
    ok: false,
    failure: { code: 'bad-reference' },
  })
})

test('the pool is as large as the machine has use for', () => {
  expect([1, 2, 4, 64, Number.NaN].map((processors) => createCountingPool(processors).length)).toEqual([1, 2, 4, 4, 1])
})
