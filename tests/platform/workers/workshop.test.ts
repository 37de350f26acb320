/** The workshop's worker by its client: what is asked of a tokenizer that is not loaded yet, and what happens to an endless search. */
import { afterEach, expect, test, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { createWorkshopClient } from '../../../src/platform/workers/workshop/client.ts'
import { exposeWorkshop } from '../../../src/platform/workers/workshop/expose.ts'
import { MAX_TRACED_UNITS } from '../../../src/platform/workers/workshop/protocol.ts'
import { WorkshopServer } from '../../../src/platform/workers/workshop/server.ts'
import type { VocabularyQuery } from '../../../src/core/vocabulary/query.ts'
import type { WorkerTokenizer } from '../../../src/platform/workers/tokenizerLoads.ts'
import { LocalWorker } from './localWorker.ts'

const workers: LocalWorker[] = []
const settings = {
  assetsBase: 'https://page.example/',
  hubAddress: 'https://hub.example',
  hubToken: null,
  fittingText: null,
}
const options = { addSpecialTokens: false, parseSpecialTokens: true }

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
})

function client() {
  return createWorkshopClient(() => {
    const worker = new LocalWorker(exposeWorkshop)
    workers.push(worker)
    return worker
  })
}

const shipped = (reference: string): WorkerTokenizer => ({ reference, settings, file: null })

/** A tokenizer.json of the fixtures, as a reader's file. */
async function fixture(name: string, path = `tests/fixtures/tokenizers/${name}.json`): Promise<WorkerTokenizer> {
  const bytes = Uint8Array.from(readFileSync(path)).buffer
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const file = { name: `${name}.json`, bytes, beside: [], tiktokenPattern: null }
  return { reference: `file:${hash}:${name}.json`, settings, file }
}

const ALL: VocabularyQuery = {
  search: '',
  searchBy: 'text',
  kind: null,
  script: null,
  spaced: null,
  least: null,
  most: null,
  sortBy: 'id',
  descending: false,
}

test('a text is traced with the names of its tokens, and a piece with those of its steps', async () => {
  const service = client()
  const tokenizer = await fixture('wordpiece')
  const traced = await service.traceText(tokenizer, 'Human beings', options)
  if (!traced.ok) throw new Error(JSON.stringify(traced.failure))
  const { trace, ids, decoder, tokens } = traced.value
  expect(trace.before.length + trace.behind.length).toBe(2)
  expect(trace.normalizers[0]?.changes).toEqual([{ start: 0, from: 'H', to: 'h' }])
  const named = new Set(tokens.map(({ id }) => id))
  expect([...ids, ...trace.before, ...trace.behind].every((id) => named.has(id))).toBe(true)
  expect(decoder.pieces).toHaveLength(ids.length)
  const model = await service.traceModel(tokenizer, trace.parts[0]?.text ?? '')
  if (!model.ok || model.value.trace.kind !== 'longest-match') throw new Error('no match')
  const known = new Map(model.value.tokens.map(({ id, piece }) => [id, piece]))
  expect(model.value.trace.positions.every(({ found }) => found !== null && known.has(found))).toBe(true)
})

test('with special tokens, the template stands in the ids and not in what is decoded', async () => {
  const service = client()
  const tokenizer = await fixture('wordpiece')
  const traced = await service.traceText(tokenizer, 'human', { ...options, addSpecialTokens: true })
  if (!traced.ok) throw new Error(JSON.stringify(traced.failure))
  const { trace, ids, decoder } = traced.value
  expect([ids[0], ids.at(-1)]).toEqual([trace.before[0], trace.behind[0]])
  expect(decoder.text).toBe('human')
})

test('a text that is too long, a tokenizer that is none, a vocabulary that is no list', async () => {
  const service = client()
  expect(await service.traceText(shipped('byt5'), 'a'.repeat(MAX_TRACED_UNITS + 1), options)).toMatchObject({
    failure: { code: 'too-large' },
  })
  expect(await service.traceText(shipped('not a reference'), 'a', options)).toMatchObject({
    failure: { code: 'bad-reference' },
  })
  expect(await service.openVocabulary(shipped('canine'))).toMatchObject({ failure: { code: 'unsupported' } })
})

test('a vocabulary is opened, searched, described and checked', async () => {
  const service = client()
  const tokenizer = await fixture('byte-level-added')
  const opened = await service.openVocabulary(tokenizer)
  const found = await service.findEntries(tokenizer, ALL)
  if (!opened.ok || !found.ok) throw new Error('not opened')
  expect(found.value).toHaveLength(opened.value.entries)
  const words = await service.findEntries(tokenizer, { ...ALL, search: '^ human', searchBy: 'pattern' })
  if (!words.ok) throw new Error('no words')
  const described = await service.describeEntries(tokenizer, Array.from(words.value))
  expect(described.ok && described.value.every(({ text }) => text?.startsWith(' human') === true)).toBe(true)
  expect(await service.findEntries(tokenizer, { ...ALL, search: '(', searchBy: 'pattern' })).toMatchObject({
    failure: { code: 'unsupported' },
  })
  const done: number[] = []
  const check = await service.findUnreached(tokenizer, (count) => done.push(count)).outcome
  expect(check.ok && check.value.length).toBe(297)
  expect(done.every((count, index) => count >= (done[index - 1] ?? 0))).toBe(true)
  const origins = await service.originsOf(tokenizer, found.value.at(-1) ?? 0)
  expect(origins.ok).toBe(true)
})

test('a check that is stopped ends with `cancelled`', async () => {
  const server = new WorkshopServer()
  const { reference, file } = await fixture('sentencepiece-converted')
  if (file === null) throw new Error('no file')
  await server.addFile(file)
  await server.load({ requestId: 'load', reference, settings })
  const check = server.findUnreached({ requestId: 'check', reference }, () => void server.cancel('check'))
  expect(await check).toMatchObject({ failure: { code: 'cancelled' } })
})

test('two vocabularies are compared by their bytes', async () => {
  const service = client()
  const [first, second] = [await fixture('byte-level-added'), await fixture('byte-level-nfc')]
  const compared = await service.compareVocabularies(first, second)
  const same = await service.compareVocabularies(first, first)
  expect(compared.ok && compared.value.both > 256).toBe(true)
  expect(same.ok && [same.value.onlyFirst, same.value.onlySecond]).toEqual([0, 0])
})

test('a worker that is silent in a search by an expression is given up within 4 s; the next question starts a new one', async () => {
  const service = client()
  const tokenizer = await fixture('wordpiece')
  await service.openVocabulary(tokenizer)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const [worker] = workers
  if (worker === undefined) throw new Error('no worker')
  // The search is sent after the list is asked for, whose answer comes first.
  const post = worker.postMessage.bind(worker)
  let messages = 0
  vi.spyOn(worker, 'postMessage').mockImplementation((message, transfer) => {
    messages += 1
    worker.hangs = messages > 1
    post(message, transfer)
  })
  const waiting = service.findEntries(tokenizer, { ...ALL, search: '(a+)+$', searchBy: 'pattern' })
  await vi.waitFor(() => expect(worker.hangs).toBe(true))
  vi.advanceTimersByTime(4_500)
  expect(await waiting).toMatchObject({ failure: { code: 'worker-stopped' } })
  vi.useRealTimers()
  expect(worker.terminated).toBe(true)
  expect(await service.findEntries(tokenizer, ALL)).toMatchObject({ ok: true })
  expect(workers).toHaveLength(2)
})
