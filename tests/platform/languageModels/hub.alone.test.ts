/** Language models of the hub, against a local server that speaks its URL scheme; transformers.js opens them on wasm. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { downloadFile } from '../../../src/platform/languageModels/hub/download.ts'
import { bytesOf, dtypesIn, preferredDtype } from '../../../src/platform/languageModels/hub/dtypes.ts'
import { listCached, removeCached } from '../../../src/platform/languageModels/hub/keptModels.ts'
import { listHubModel } from '../../../src/platform/languageModels/hub/listing.ts'
import { loadHubModel } from '../../../src/platform/languageModels/hub/loadHub.ts'
import { scoreSequence } from '../../../src/platform/languageModels/scoreSequence.ts'
import type { Outcome } from '../../../src/core/tokenizers/failure.ts'
import { HUB_COMMIT, HUB_TOKEN, startHubServer, type HubServer } from '../../server/hubServer.ts'
import { graph, GRAPH_PATH } from '../../server/languageModels.ts'
import { MemoryCaches } from './memoryCaches.ts'
import { golden, openTiny, runtime } from './tinyModel.ts'

let hub: HubServer
let caches = new MemoryCaches()

beforeAll(async () => {
  // The runtime has found its files before transformers.js comes.
  await (await openTiny()).close()
  hub = await startHubServer()
})
afterAll(() => hub.close())
beforeEach(() => {
  caches = new MemoryCaches()
  vi.stubGlobal('caches', caches)
})

const never = new AbortController().signal
const settings = (hubToken: string | null = null) => ({ hubAddress: hub.url, hubToken })

interface Options {
  readonly token?: string
  readonly dtype?: string
  readonly signal?: AbortSignal
  readonly onFile?: (file: string, loaded: number, total: number | null) => void
}

const load = (languageModel: string, { token, dtype, signal = never, onFile = () => {} }: Options = {}) =>
  loadHubModel(languageModel, runtime, {
    assetsBase: 'https://page.example/',
    settings: settings(token ?? null),
    dtype: dtype ?? null,
    device: 'auto',
    signal,
    onFile,
  })

async function failureOf(running: Promise<Outcome<unknown>>) {
  const outcome = await running
  if (outcome.ok) throw new Error('it worked')
  return outcome.failure
}

async function loaded(languageModel: string, options: Options = {}) {
  const outcome = await load(languageModel, options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

const asked = (from: number): readonly string[] =>
  hub.requests.slice(from).map(({ path }) => path.split('/').slice(-2).join('/'))

/** The first golden's score by a session that `open` makes. */
async function firstScore(files: Awaited<ReturnType<typeof loaded>>): Promise<number> {
  const opened = await files.open(runtime, 'wasm')
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const ids = golden.sequences[1]?.ids ?? []
  const scores = await scoreSequence(opened.value, ids, {
    beginToken: null,
    topK: 0,
    stride: null,
    contextLength: 64,
    vocabularySize: 260,
    signal: never,
    onProgress: () => {},
    pause: async () => {},
  })
  await opened.value.close()
  return scores.logProbability[1] ?? Number.NaN
}
const expectedScore = golden.sequences[1]?.logProbability[0] ?? Number.NaN

describe('a repository', () => {
  test('is listed with its precisions and their sizes before anything large is fetched', async () => {
    const from = hub.requests.length
    const listed = await listHubModel('hub:lm/two-precisions', settings(), never)
    expect(listed).toEqual({
      ok: true,
      value: {
        languageModel: 'hub:lm/two-precisions',
        repository: 'lm/two-precisions',
        revision: HUB_COMMIT,
        modelType: 'llama',
        contextLength: 64,
        vocabularySize: 260,
        dtypes: [
          {
            dtype: 'q8',
            files: [{ path: 'onnx/model_quantized.onnx', bytes: graph.length - 1 }],
            downloadBytes: graph.length - 1,
            cached: false,
          },
          {
            dtype: 'fp32',
            files: [{ path: GRAPH_PATH, bytes: graph.length }],
            downloadBytes: graph.length,
            cached: false,
          },
        ],
      },
    })
    expect(asked(from)).toEqual(['main/config.json', `${HUB_COMMIT}/onnx`])
  })

  test('of a server that lists nothing is asked for each file that there may be', async () => {
    const listed = await listHubModel('hub:lm/unlisted', settings(), never)
    expect(listed).toMatchObject({ ok: true, value: { dtypes: [{ dtype: 'fp32', downloadBytes: graph.length }] } })
  })

  test('is downloaded with progress, opened by transformers.js, and scores as it should; the next time from the cache', async () => {
    const progress: [string, number, number | null][] = []
    const from = hub.requests.length
    const files = await loaded('hub:lm/found', { onFile: (...step) => progress.push(step) })
    expect(files.card).toMatchObject({
      id: 'hub:lm/found',
      tokenizer: 'hub:lm/found',
      dtype: 'fp32',
      contextLength: 64,
      beginToken: 259,
    })
    expect(files.card.source.revision).toBe(HUB_COMMIT)
    expect([...files.endTokens]).toEqual([259])
    expect(progress[0]).toEqual([GRAPH_PATH, 0, graph.length])
    expect(progress.at(-1)).toEqual([GRAPH_PATH, graph.length, graph.length])
    expect(await firstScore(files)).toBeCloseTo(expectedScore, 5)
    expect(asked(from)).toEqual(['main/config.json', `${HUB_COMMIT}/onnx`, 'onnx/model.onnx'])
    const tokenizer = await files.loadTokenizer()
    if (!tokenizer.ok) throw new Error(tokenizer.failure.code)
    expect([
      ...tokenizer.value.tokenizer.encode(' the', { addSpecialTokens: false, parseSpecialTokens: false }).ids,
    ]).toEqual([258])

    const before = hub.requests.length
    const again = await loaded('hub:lm/found')
    expect(await firstScore(again)).toBeCloseTo(expectedScore, 5)
    expect(asked(before)).toEqual(['main/config.json', `${HUB_COMMIT}/onnx`])
    expect(await listHubModel('hub:lm/found', settings(), never)).toMatchObject({
      value: { dtypes: [{ cached: true }] },
    })
    expect(await listCached()).toEqual([
      {
        languageModel: `hub:lm/found@${HUB_COMMIT}`,
        files: [{ path: GRAPH_PATH, bytes: graph.length }],
        bytes: graph.length,
      },
    ])
    await removeCached('hub:lm/other')
    expect(await listCached()).toHaveLength(1)
    await removeCached('hub:lm/found')
    expect(await listCached()).toEqual([])
  })

  test('works where the browser keeps nothing', async () => {
    caches.full = true
    expect(await firstScore(await loaded('hub:lm/found'))).toBeCloseTo(expectedScore, 5)
    vi.stubGlobal('caches', undefined)
    expect(await firstScore(await loaded('hub:lm/found'))).toBeCloseTo(expectedScore, 5)
    expect(await listCached()).toEqual([])
  })

  test('that is gated opens with the token, which goes to the hub only', async () => {
    expect((await failureOf(load('hub:lm/gated'))).code).toBe('gated')
    const from = hub.requests.length
    expect((await loaded('hub:lm/gated', { token: HUB_TOKEN })).card.name).toBe('lm/gated')
    expect(hub.requests.slice(from).every(({ authorization }) => authorization === `Bearer ${HUB_TOKEN}`)).toBe(true)
  })

  test('has the precision that was asked for, or says that it has not', async () => {
    expect((await loaded('hub:lm/two-precisions', { dtype: 'fp32' })).card.dtype).toBe('fp32')
    expect(await failureOf(load('hub:lm/two-precisions', { dtype: 'q4' }))).toEqual({
      code: 'no-dtype',
      values: { what: 'lm/two-precisions', detail: 'q4' },
    })
  })
})

describe('failures', () => {
  test.each([
    ['hub:lm/nowhere', 'not-found'],
    ['hub:lm/found@nowhere', 'not-found'],
    ['hub:lm/no-onnx', 'no-onnx'],
    ['hub:lm/no-onnx-folder', 'no-onnx'],
    ['hub:lm/masked', 'not-causal'],
    ['hub:lm/no-facts', 'not-causal'],
    ['hub:lm/missing-file', 'no-onnx'],
    ['hub:lm/other-bytes', 'bad-integrity'],
    ['hub:lm/server', 'server'],
    ['hub:lm/cut', 'network'],
    ['tessera-bpe', 'not-a-language-model'],
  ])('%s: %s', async (languageModel, code) => {
    expect((await failureOf(load(languageModel))).code).toBe(code)
    expect(await listCached()).toEqual([])
  })

  test('a connection that is cut before the first byte is tried again, three times at most', async () => {
    expect(await firstScore(await loaded('hub:lm/cut-early'))).toBeCloseTo(expectedScore, 5)
    const from = hub.requests.length
    const location = { address: hub.url, repository: 'lm/cut-at-once', revision: HUB_COMMIT, token: null }
    expect(await downloadFile(location, GRAPH_PATH, { signal: never, onProgress: () => {} })).toMatchObject({
      ok: false,
      failure: { code: 'network' },
    })
    expect(hub.requests.slice(from).map(({ path }) => path.endsWith(GRAPH_PATH))).toEqual([true, true, true])
  })

  test('a cut connection is taken up where it was cut', async () => {
    const from = hub.requests.length
    expect(await firstScore(await loaded('hub:lm/cut-twice'))).toBeCloseTo(expectedScore, 5)
    expect(asked(from).filter((path) => path === 'onnx/model.onnx')).toHaveLength(3)
  })

  test('or from the start, where the server knows no ranges', async () => {
    expect(await firstScore(await loaded('hub:lm/cut-once-no-ranges'))).toBeCloseTo(expectedScore, 5)
  })

  test('a damaged file is told of, forgotten, and fetched again', async () => {
    const damaged = await (await loaded('hub:lm/damaged-once')).open(runtime, 'wasm')
    expect(damaged).toMatchObject({
      ok: false,
      failure: { code: 'model-damaged', values: { what: 'lm/damaged-once' } },
    })
    expect(await listCached()).toEqual([])
    expect(await firstScore(await loaded('hub:lm/damaged-once'))).toBeCloseTo(expectedScore, 5)
  })

  test('a download can be cancelled in the middle, and says when the server sends no more', async () => {
    const controller = new AbortController()
    const cancelled = load('hub:lm/stalled', {
      signal: controller.signal,
      onFile: (_, bytes) => {
        if (bytes > 0) controller.abort()
      },
    })
    expect(await failureOf(cancelled)).toEqual({ code: 'cancelled', values: {} })
    const location = { address: hub.url, repository: 'lm/stalled', revision: 'main', token: null }
    const stalled = downloadFile(location, GRAPH_PATH, { signal: never, onProgress: () => {}, stallMilliseconds: 200 })
    expect(await failureOf(stalled)).toEqual({ code: 'stalled', values: { where: new URL(hub.url).host, limit: 0.2 } })
  })
})

describe('precisions', () => {
  const file = (path: string, bytes: number | null = 1) => ({ path, bytes, sha256: null })

  test('are read from names, with the weights beside the graph, older names last', () => {
    const found = dtypesIn([
      file('onnx/model.onnx', 1),
      file('onnx/model.onnx_data', 500),
      file('onnx/model.onnx_data_1', 300),
      file('onnx/model_q4f16.onnx', 90),
      file('onnx/decoder_model_merged.onnx', 5),
      file('onnx/decoder_model_merged_quantized.onnx', 7),
      file('onnx/tokenizer.bin', 3),
    ])
    expect(found.map(({ dtype, graphName, files }) => [dtype, graphName, bytesOf({ files })])).toEqual([
      ['q8', 'decoder_model_merged', 7],
      ['q4f16', 'model', 90],
      ['fp32', 'model', 801],
    ])
    expect(bytesOf({ files: [file('a'), file('b', null)] })).toBeNull()
  })

  test('are chosen by what the device computes well', () => {
    const all = dtypesIn(['', '_quantized', '_q4', '_q4f16', '_fp16'].map((suffix) => file(`onnx/model${suffix}.onnx`)))
    const choose = (half: boolean, onGpu: boolean) => preferredDtype(all, { adapter: 'hardware', half }, onGpu)?.dtype
    expect([choose(true, false), choose(false, true), choose(true, true)]).toEqual(['q8', 'q4', 'q4f16'])
    expect(preferredDtype([], { adapter: 'none', half: false }, false)).toBeNull()
  })
})
