/** What is listed, removed and kept of the site's files, over a Cache Storage in memory. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepAllFiles, readStorage, removeStored } from '../../../../src/app/effects/offline/storage.ts'
import {
  cacheNamesOf,
  keptAddress,
  type FileGroup,
  type ShippedFile,
} from '../../../../src/platform/offline/shippedFiles.ts'
import { CACHE_NAME } from '../../../../src/platform/languageModels/hub/modelCache.ts'

const SCOPE = 'https://site.example/a/'
const names = cacheNamesOf(SCOPE)
const contents = new Map<string, string>()
const sri = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`

function file(url: string, group: FileGroup, content: string, integrity = sri(content)): ShippedFile {
  contents.set(new URL(url, SCOPE).href, content)
  return { url, revision: 'r', integrity, bytes: content.length, group }
}

const files = [
  file('index.html', 'page', '<html>'),
  file('tokenizers/one.bpe', 'tokenizers', 'one'),
  file('tokenizers/two.bpe', 'tokenizers', 'two and more'),
  // Packed here, unpacked by the server on the way: the second hash is that of what arrives.
  file('corpora/udhr/eng.gzip', 'corpora', 'text', `${sri('packed')} ${sri('text')}`),
  file('corpora/udhr/fra.gzip', 'corpora', 'texte'),
  file('models/small/config.json', 'languageModels', '{}'),
  file('models/small/onnx/model.onnx', 'languageModels', 'weights'),
  file('models/large/onnx/model.onnx_data', 'largeWeights', 'twenty bytes of them'),
]

/** Caches by name, in memory; `room`: bytes that fit in all. */
function memoryCaches(room = Infinity) {
  const stored = new Map<string, Map<string, Response>>()
  let taken = 0
  const cacheOf = (name: string) => {
    const entries = stored.get(name) ?? new Map<string, Response>()
    stored.set(name, entries)
    return {
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      match: async (url: string) => entries.get(url)?.clone(),
      put: async (url: string, response: Response) => {
        const { byteLength } = await response.clone().arrayBuffer()
        if (taken + byteLength > room) throw new DOMException('full', 'QuotaExceededError')
        taken += byteLength
        entries.set(url, response)
      },
      delete: async (request: string | { readonly url: string }) =>
        entries.delete(typeof request === 'string' ? request : request.url),
    }
  }
  return {
    stored,
    api: {
      has: async (name: string) => stored.has(name),
      open: async (name: string) => cacheOf(name),
      keys: async () => [...stored.keys()],
    },
  }
}

let asked: string[] = []
function serve(
  answer = (address: string): Response =>
    new Response(contents.get(address) ?? null, {
      status: contents.has(address) ? 200 : 404,
      headers: { 'content-type': 'application/x-test' },
    }),
): void {
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return answer(address.replace(/\?.*/, ''))
  })
}

beforeEach(() => {
  asked = []
  vi.stubGlobal('navigator', {
    storage: { estimate: async () => ({ usage: 7, quota: 9 }), persisted: async () => false },
  })
  serve()
})
afterEach(() => vi.unstubAllGlobals())

const keepAll = (signal = new AbortController().signal, onProgress = (): void => {}) =>
  keepAllFiles('site', files, SCOPE, signal, onProgress)

describe('storage', () => {
  it('lists the page as kept, everything else as missing, with sizes by item', async () => {
    vi.stubGlobal('caches', memoryCaches().api)
    const storage = await readStorage(files, SCOPE)
    expect(storage).toMatchObject({
      missingBytes: { site: 3 + 12 + 4 + 5 + 2 + 7, largeWeights: 20 },
      estimate: { usageBytes: 7, quotaBytes: 9 },
      persisted: false,
    })
    expect(storage.items.map(({ id, keptFiles, allFiles, allBytes }) => [id, keptFiles, allFiles, allBytes])).toEqual([
      ['page', 1, 1, 6],
      ['tokenizers/one.bpe', 0, 1, 3],
      ['tokenizers/two.bpe', 0, 1, 12],
      ['corpora/udhr', 0, 2, 9],
      ['models/small', 0, 2, 9],
      ['models/large/onnx', 0, 1, 20],
    ])
  })

  it('keeps every file that is not kept, with progress up to the whole, under addresses that name the content', async () => {
    const { stored, api } = memoryCaches()
    vi.stubGlobal('caches', api)
    const progress: (readonly [number, number])[] = []
    expect(
      await keepAllFiles('site', files, SCOPE, new AbortController().signal, (...done) => progress.push(done)),
    ).toEqual({
      status: 'kept',
    })
    expect(progress.at(0)).toEqual([0, 33])
    expect(progress.at(-1)).toEqual([33, 33])
    expect((await readStorage(files, SCOPE)).missingBytes).toEqual({ site: 0, largeWeights: 20 })
    const kept = stored.get(names.kept.corpora)?.get(keptAddress(files[3] ?? file('', 'corpora', ''), SCOPE))
    expect(await kept?.text()).toBe('text')
    expect(kept?.headers.get('content-type')).toBe('application/x-test')
    expect(stored.get(names.kept.largeWeights)).toBeUndefined()
    // Nothing is fetched twice.
    asked = []
    expect(await keepAll()).toEqual({ status: 'kept' })
    expect(asked).toEqual([])
  })

  it('keeps large weights by themselves, when that is asked for', async () => {
    const { stored, api } = memoryCaches()
    vi.stubGlobal('caches', api)
    const { signal } = new AbortController()
    expect(await keepAllFiles('largeWeights', files, SCOPE, signal, () => {})).toEqual({ status: 'kept' })
    expect([...stored.keys()]).toEqual([names.kept.largeWeights])
    expect((await readStorage(files, SCOPE)).missingBytes).toEqual({ site: 33, largeWeights: 0 })
  })

  it('removes one item, and leaves others, the page and other paths alone', async () => {
    const { stored, api } = memoryCaches()
    vi.stubGlobal('caches', api)
    await keepAll()
    const elsewhere = cacheNamesOf('https://site.example/b/').kept.tokenizers
    await (await api.open(elsewhere)).put('https://site.example/b/tokenizers/one.bpe', new Response('one'))
    await removeStored(['tokenizers/one.bpe', 'corpora/udhr', 'page'], files, SCOPE)
    const { items } = await readStorage(files, SCOPE)
    expect(items.filter(({ keptFiles }) => keptFiles > 0).map(({ id }) => id)).toEqual([
      'page',
      'tokenizers/two.bpe',
      'models/small',
    ])
    expect(stored.get(elsewhere)?.size).toBe(1)
  })

  it('lists and removes language models of the hub, by their commit', async () => {
    const { stored, api } = memoryCaches()
    vi.stubGlobal('caches', api)
    const address = 'https://hub.example/org/name/resolve/abc/onnx/model.onnx'
    await (await api.open(CACHE_NAME)).put(address, new Response('weights', { headers: { 'content-length': '7' } }))
    const { items } = await readStorage(files, SCOPE)
    expect(items.at(-1)).toEqual({
      id: 'hub:org/name@abc',
      group: 'hub',
      keptFiles: 1,
      keptBytes: 7,
      allFiles: 1,
      allBytes: 7,
    })
    await removeStored(['hub:org/name@abc'], files, SCOPE)
    expect(stored.get(CACHE_NAME)?.size).toBe(0)
  })

  it.each<readonly [string, () => void, object]>([
    [
      'another version’s content',
      () => serve(() => new Response('changed')),
      { status: 'failed', failure: { code: 'bad-integrity' } },
    ],
    [
      'a missing file',
      () => serve(() => new Response(null, { status: 404 })),
      { status: 'failed', failure: { code: 'server' } },
    ],
    [
      'no network',
      () =>
        serve(() => {
          throw new TypeError('offline')
        }),
      { status: 'failed', failure: { code: 'network' } },
    ],
    ['no room', () => vi.stubGlobal('caches', memoryCaches(10).api), { status: 'full' }],
  ])('stops at %s, and keeps what has come', async (_, arrange, outcome) => {
    vi.stubGlobal('caches', memoryCaches().api)
    arrange()
    expect(await keepAll()).toMatchObject(outcome)
    expect((await readStorage(files, SCOPE)).missingBytes.site).toBeGreaterThan(0)
  })

  it('is cancelled', async () => {
    vi.stubGlobal('caches', memoryCaches().api)
    const controller = new AbortController()
    serve((address) => {
      controller.abort()
      return new Response(contents.get(address))
    })
    expect(await keepAll(controller.signal)).toEqual({ status: 'cancelled' })
  })
})
