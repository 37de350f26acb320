/** The service of the worker, without a worker: what it answers, in which order, and how it is stopped. */
import { Tiktoken } from 'tiktoken/lite'
import cl100k from 'tiktoken/encoders/cl100k_base.json' with { type: 'json' }
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countSegmentations } from '../../../src/core/segmenters/counting.ts'
import { vocabularyOf } from '../../../src/core/segmenters/vocabulary.ts'
import type { EncodeRequest, LaneEvent, LoadProgress } from '../../../src/platform/workers/tokenization/protocol.ts'
import { createSharedCounts } from '../../../src/platform/workers/tokenization/sharedCounts.ts'
import { TokenizationServer } from '../../../src/platform/workers/tokenization/server.ts'
import { shippedBpe } from '../../core/tokenizers/bpe/shipped.ts'
import { serveShippedFiles, settings } from './shippedFiles.ts'

let asked: readonly string[] = []

beforeEach(() => {
  asked = serveShippedFiles()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const text = 'The quick brown fox: 12345 naïve 🦊\n'

async function serverWith(...references: readonly string[]): Promise<TokenizationServer> {
  const server = new TokenizationServer()
  for (const reference of references) {
    const loaded = await server.load({ requestId: `load-${reference}`, reference, settings }, () => {})
    if (!loaded.ok) throw new Error(`${reference}: ${loaded.failure.code} ${JSON.stringify(loaded.failure.values)}`)
  }
  return server
}

const request = (changes: Partial<EncodeRequest>): EncodeRequest => ({
  requestId: 'encode',
  text,
  lanes: [],
  options: plain,
  detail: 'columns',
  countsSlot: null,
  ...changes,
})

test('loads a shipped tokenizer from the page with progress, and gives the ids of the reference', async () => {
  const server = new TokenizationServer()
  const progress: LoadProgress[] = []
  const loaded = await server.load({ requestId: 'load', reference: 'cl100k_base', settings }, (step) =>
    progress.push(step),
  )
  expect(loaded).toMatchObject({ ok: true, value: { incremental: true, card: { id: 'cl100k_base' } } })
  expect(asked).toEqual(['https://page.example/sub-path/tokenizers/cl100k_base.bpe'])
  expect(progress.at(-1)?.phase).toBe('building')
  const events: LaneEvent[] = []
  expect(await server.encode(request({ lanes: ['cl100k_base'] }), (more) => events.push(...more))).toEqual({
    ok: true,
    value: null,
  })
  const reference = new Tiktoken(cl100k.bpe_ranks, cl100k.special_tokens, cl100k.pat_str)
  const ids = [...reference.encode(text)]
  reference.free()
  const [event, ...others] = events
  expect(others).toEqual([])
  if (event?.type !== 'result') throw new Error('no result')
  const { tokenCount, countByKind, textBytes, encoding } = event.result
  expect([...(encoding?.ids ?? [])]).toEqual(ids)
  expect(tokenCount).toBe(ids.length)
  expect(countByKind).toEqual([ids.length, 0, 0, 0, 0])
  expect(textBytes).toBe(Buffer.byteLength(text))
})

test('every lane ends with one event, in the order asked for, and an unknown one does not stop the others', async () => {
  const server = await serverWith('byt5', 'canine')
  const events: LaneEvent[] = []
  await server.encode(request({ lanes: ['canine', 'nobody', 'byt5'] }), (more) => events.push(...more))
  const ends = events.filter(({ type }) => type !== 'progress')
  expect(ends.map(({ type, lane }) => `${type} ${lane}`)).toEqual(['result canine', 'failure nobody', 'result byt5'])
  expect(ends[1]).toMatchObject({ failure: { code: 'bad-reference', values: { what: 'nobody' } } })
  const counts = ends.map((event) => (event.type === 'result' ? event.result.tokenCount : null))
  expect(counts).toEqual([[...text].length, null, Buffer.byteLength(text)])
})

test('the counts of all lanes are in shared memory too, and none where a lane failed', async () => {
  const server = await serverWith('byt5', 'canine')
  const shared = createSharedCounts({ crossOriginIsolated: true, SharedArrayBuffer })
  if (shared === null) throw new Error('no memory is shared here')
  const events: LaneEvent[] = []
  await server.encode(request({ lanes: ['canine', 'byt5'], countsSlot: shared.place(7, 2) }), (more) =>
    events.push(...more),
  )
  const results = events.flatMap((event) => (event.type === 'result' ? [event.result] : []))
  expect(results).toHaveLength(2)
  expect(shared.read(7, 2)).toEqual(
    results.map(({ tokenCount, countByKind, textBytes }) => ({ tokenCount, countByKind, textBytes })),
  )
  await server.encode(request({ lanes: ['canine', 'nobody'], countsSlot: shared.place(8, 2) }), () => {})
  expect(shared.read(8, 2)).toBeNull()
})

test('counts without columns where only counts are asked for', async () => {
  const server = await serverWith('byt5')
  const events: LaneEvent[] = []
  await server.encode(request({ lanes: ['byt5'], detail: 'counts' }), (more) => events.push(...more))
  expect(events).toMatchObject([{ type: 'result', result: { tokenCount: Buffer.byteLength(text), encoding: null } }])
})

test('an edit gives what a full encoding of the new text gives', async () => {
  const edited = await serverWith('gpt2')
  const fresh = await serverWith('gpt2')
  const idsOf = async (server: TokenizationServer, of: string): Promise<readonly number[]> => {
    const ids: number[] = []
    await server.encode(request({ lanes: ['gpt2'], text: of }), ([event]) => {
      if (event?.type === 'result') ids.push(...(event.result.encoding?.ids ?? []))
    })
    return ids
  }
  await idsOf(edited, text.repeat(20))
  const after = `${text.repeat(10)}an edit ${text.repeat(10)}`
  expect(await idsOf(edited, after)).toEqual(await idsOf(fresh, after))
})

test('cancelling between slices ends a long encoding with no result', async () => {
  const server = await serverWith('gpt2')
  const events: LaneEvent[] = []
  const long = text.repeat(60_000)
  const encoding = server.encode(request({ lanes: ['gpt2'], text: long, detail: 'counts' }), (more) => {
    events.push(...more)
    void server.cancel('encode')
  })
  expect(await encoding).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
  expect(events.map(({ type }) => type)).toEqual(['progress'])
  expect(events[0]).toMatchObject({ lane: 'gpt2', totalBytes: Buffer.byteLength(long) })
})

test('a request under the same id supersedes the one that runs', async () => {
  const server = await serverWith('gpt2')
  const first = server.encode(request({ lanes: ['gpt2'], text: text.repeat(60_000), detail: 'counts' }), () => {})
  const counts: number[] = []
  const second = server.encode(request({ lanes: ['gpt2'], text: 'the' }), ([event]) => {
    if (event?.type === 'result') counts.push(event.result.tokenCount)
  })
  expect(await first).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(await second).toEqual({ ok: true, value: null })
  expect(counts).toEqual([1])
})

test('describes tokens, and says so where the tokenizer is not loaded', async () => {
  const server = await serverWith('gpt2')
  expect(await server.describe('gpt2', [262, 50256])).toMatchObject({
    ok: true,
    value: [
      { id: 262, piece: 'Ġthe', bytes: new TextEncoder().encode(' the') },
      { id: 50256, piece: '<|endoftext|>', bytes: null },
    ],
  })
  expect(await server.describe('nobody', [1])).toMatchObject({ ok: false, failure: { code: 'bad-reference' } })
  await server.unload('gpt2')
  expect(await server.describe('gpt2', [262])).toMatchObject({ ok: false, failure: { code: 'bad-reference' } })
})

test('counts the segmentations of a short text as a walk over the vocabulary does', async () => {
  const server = await serverWith('gpt2', 'byt5', 'cl100k_base')
  // The published counts of GPT-2's vocabulary.
  expect(await server.countSegmentations('gpt2', ' strawberry')).toEqual({ ok: true, value: 490n })
  expect(await server.countSegmentations('gpt2', ' antidisestablishmentarianism')).toEqual({
    ok: true,
    value: 38_203_680n,
  })
  expect(await server.countSegmentations('gpt2', '')).toEqual({ ok: true, value: 1n })
  const made = vocabularyOf(shippedBpe('cl100k_base'))
  if (!made.ok) throw new Error(made.failure.code)
  for (const of of [' naïve', '人人生', '<|endoftext|>', 'for (let i = 0; i < n; i++)']) {
    expect(await server.countSegmentations('cl100k_base', of)).toEqual({
      ok: true,
      value: countSegmentations(made.value, new TextEncoder().encode(of)),
    })
  }
  expect(await server.countSegmentations('byt5', 'a')).toMatchObject({ ok: false, failure: { code: 'unsupported' } })
  expect(await server.countSegmentations('gpt2', 'a'.repeat(501))).toMatchObject({
    ok: false,
    failure: { code: 'too-large' },
  })
  expect(await server.countSegmentations('nobody', 'a')).toMatchObject({
    ok: false,
    failure: { code: 'bad-reference' },
  })
})

test('measures the text and every lane that is loaded; inserted tokens stay out of the round trip', async () => {
  const server = await serverWith('byt5', 'gpt2')
  const measured = await server.measure({
    requestId: 'measure',
    text,
    lanes: ['byt5', 'gpt2', 'nobody'],
    options: { addSpecialTokens: true, parseSpecialTokens: true },
    locale: 'en',
  })
  if (!measured.ok) throw new Error(measured.failure.code)
  expect(measured.value.text.bytes).toBe(Buffer.byteLength(text))
  expect(Object.keys(measured.value.lanes)).toEqual(['byt5', 'gpt2'])
  expect(measured.value.lanes['byt5']).toMatchObject({
    tokens: Buffer.byteLength(text) + 1,
    insertedTokens: 1,
    roundTrip: { status: 'exact' },
  })
})

test('lanes that need the same file at the same time fetch it once', async () => {
  const server = new TokenizationServer()
  const references = ['gpt2', 'mwt:gpt2:list', 'mwt:gpt2:text']
  const loads = references.map((reference) =>
    server.load({ requestId: `load-${reference}`, reference, settings }, () => {}),
  )
  // One of them gives up: the others still get it.
  await server.cancel('load-gpt2')
  expect(await Promise.all(loads)).toMatchObject([{ failure: { code: 'cancelled' } }, { ok: true }, { ok: true }])
  const files = asked.map((address) => address.slice(settings.assetsBase.length))
  expect(files).toEqual(['tokenizers/gpt2.bpe', 'multiword/english.json'])
})

test('loads that fail say why, and a later load works', async () => {
  const server = new TokenizationServer()
  const load = (reference: string) => server.load({ requestId: 'load', reference, settings }, () => {})
  expect(await load('No such thing')).toMatchObject({ failure: { code: 'bad-reference' } })
  expect(await load('no-such-card')).toMatchObject({ failure: { code: 'bad-reference' } })
  expect(await load(`file:${'0'.repeat(64)}:mine.json`)).toMatchObject({
    failure: { code: 'file-missing', values: { what: 'mine.json' } },
  })
  expect(await load('hub:org/name')).toMatchObject({ failure: { code: 'network', values: { where: 'hub.example' } } })
  const working = fetch
  vi.stubGlobal('fetch', async () => new Response('not the file'))
  expect(await load('gpt2')).toMatchObject({
    failure: { code: 'bad-integrity', values: { what: 'tokenizers/gpt2.bpe' } },
  })
  vi.stubGlobal('fetch', working)
  expect(await load('gpt2')).toMatchObject({ ok: true })
})
