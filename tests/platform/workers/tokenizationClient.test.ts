/** The page's side of the worker, against workers that run in this process and break when told to. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LaneEvent, ReaderFile } from '../../../src/platform/workers/tokenization/protocol.ts'
import { createTokenizationClient } from '../../../src/platform/workers/tokenization/client.ts'
import { exposeTokenization } from '../../../src/platform/workers/tokenization/expose.ts'
import { LocalWorker } from './localWorker.ts'
import { serveShippedFiles, settings } from './shippedFiles.ts'

const workers: LocalWorker[] = []
const newest = (): LocalWorker => {
  const worker = workers.at(-1)
  if (worker === undefined) throw new Error('no worker was started')
  return worker
}
const client = () =>
  createTokenizationClient(() => {
    const worker = new LocalWorker(exposeTokenization)
    workers.push(worker)
    return worker
  })

beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  for (const worker of workers.splice(0)) worker.terminate()
})

const load = (service: ReturnType<typeof client>, reference: string) =>
  service.load({ requestId: `load-${reference}`, reference, settings }, () => {})
const options = { addSpecialTokens: false, parseSpecialTokens: false }

async function countOf(service: ReturnType<typeof client>, lane: string, text: string) {
  const events: LaneEvent[] = []
  const outcome = await service.encode(
    { requestId: 'encode', text, lanes: [lane], options, detail: 'columns', countsSlot: null },
    (more) => {
      events.push(...more)
    },
  )
  const [event] = events
  return { outcome, count: event?.type === 'result' ? event.result.tokenCount : null }
}

test('starts no worker before the first call, and one for all', async () => {
  const service = client()
  expect(workers).toHaveLength(0)
  expect(await load(service, 'byt5')).toMatchObject({ ok: true })
  expect(await countOf(service, 'byt5', 'häß')).toEqual({ outcome: { ok: true, value: null }, count: 5 })
  expect(workers).toHaveLength(1)
})

test('an error in the worker ends every call that waits, and the next call starts a new worker', async () => {
  const service = client()
  await load(service, 'gpt2')
  const waiting = [
    countOf(service, 'gpt2', 'word '.repeat(100_000)).then(({ outcome }) => outcome),
    service.describe('gpt2', [1]),
    service.measure({ requestId: 'measure', text: 'x', lanes: ['gpt2'], options, locale: 'en' }),
  ]
  newest().fail('out of memory')
  for (const outcome of await Promise.all(waiting)) {
    expect(outcome).toEqual({ ok: false, failure: { code: 'worker-stopped', values: { detail: 'out of memory' } } })
  }
  expect(newest().terminated).toBe(true)
  expect(await load(service, 'gpt2')).toMatchObject({ ok: true })
  expect(workers).toHaveLength(2)
  expect((await countOf(service, 'gpt2', 'the')).count).toBe(1)
})

test('a worker that broke while nothing waited is told of at the next encoding, so that its tokenizers are loaded again', async () => {
  const service = client()
  await load(service, 'byt5')
  newest().fail('broken')
  expect((await countOf(service, 'byt5', 'x')).outcome).toMatchObject({
    ok: false,
    failure: { code: 'worker-stopped' },
  })
  await load(service, 'byt5')
  expect((await countOf(service, 'byt5', 'x')).count).toBe(1)
})

test('a message that cannot be read stops the worker as well', async () => {
  const service = client()
  await load(service, 'byt5')
  const waiting = countOf(service, 'byt5', 'x'.repeat(100_000))
  newest().dispatchEvent(new MessageEvent('messageerror'))
  expect((await waiting).outcome).toMatchObject({ failure: { code: 'worker-stopped' } })
})

test('a worker that is silent for 10 s is given up, one that builds a tokenizer for 60 s, and the next one works', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const service = client()
  await load(service, 'byt5')
  newest().hangs = true
  const waiting = countOf(service, 'byt5', 'x')
  vi.advanceTimersByTime(12_000)
  expect((await waiting).outcome).toEqual({
    ok: false,
    failure: { code: 'worker-stopped', values: { detail: 'it did not answer for 10 s' } },
  })
  expect(newest().terminated).toBe(true)
  await load(service, 'byt5')
  expect(workers).toHaveLength(2)
  expect((await countOf(service, 'byt5', 'x')).count).toBe(1)
  newest().hangs = true
  const building = load(service, 'canine')
  vi.advanceTimersByTime(59_000)
  expect(newest().terminated).toBe(false)
  vi.advanceTimersByTime(3_000)
  expect(await building).toMatchObject({ failure: { code: 'worker-stopped' } })
})

test('a worker that is silent inside a pattern of a file is given up within 4 s, and the pattern is named', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const service = client()
  await load(service, 'byt5')
  const notice = { matched: { reference: 'file:x', pattern: '(a+)+$', units: 41 } }
  newest().dispatchEvent(new MessageEvent('message', { data: notice }))
  newest().hangs = true
  const waiting = countOf(service, 'byt5', 'x')
  vi.advanceTimersByTime(4_500)
  expect((await waiting).outcome).toEqual({
    ok: false,
    failure: {
      code: 'worker-stopped',
      values: { detail: 'it did not answer for 4 s', reference: 'file:x', pattern: '(a+)+$' },
    },
  })
  // The next worker searches for nothing yet.
  await load(service, 'byt5')
  newest().hangs = true
  const next = countOf(service, 'byt5', 'x')
  vi.advanceTimersByTime(9_000)
  expect(newest().terminated).toBe(false)
  vi.advanceTimersByTime(3_000)
  expect((await next).outcome).toMatchObject({ failure: { values: { detail: 'it did not answer for 10 s' } } })
})

test('restart ends what waits', async () => {
  const service = client()
  await load(service, 'gpt2')
  const waiting = countOf(service, 'gpt2', 'word '.repeat(100_000))
  service.restart()
  expect((await waiting).outcome).toMatchObject({ failure: { code: 'worker-stopped' } })
})

test('files of the reader are given to a new worker again', async () => {
  const ranks = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString('base64')} ${byte}`).join('\n')
  const file: ReaderFile = {
    name: 'bytes.tiktoken',
    bytes: Uint8Array.from(Buffer.from(`${ranks}\n`)).buffer,
    beside: [],
    tiktokenPattern: 'gpt2',
  }
  const service = client()
  const added = await service.addFile(file)
  if (!added.ok) throw new Error(`${added.failure.code} ${JSON.stringify(added.failure.values)}`)
  const { reference } = added.value
  expect((await countOf(service, reference, 'abc')).count).toBe(3)
  newest().fail('broken')
  expect(await load(service, reference)).toMatchObject({ ok: true })
  expect(workers).toHaveLength(2)
  expect((await countOf(service, reference, 'abc')).count).toBe(3)
})

test('what cannot be sent is an answer, not an exception', async () => {
  const service = client()
  const unsendable = await service
    .load(
      // A function has no copy.
      {
        requestId: 'load',
        reference: 'gpt2',
        settings: {
          ...settings,
          get assetsBase(): string {
            throw new Error('no copy')
          },
        },
      },
      () => {},
    )
    .catch((error: unknown) => error)
  expect(unsendable).toMatchObject({ ok: false, failure: { code: 'internal' } })
})
