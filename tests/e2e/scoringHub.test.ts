/** Language models of the hub in a browser, from a local server that speaks the hub's URL scheme. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { golden } from '../platform/languageModels/tinyModel.ts'
import { HUB_COMMIT, HUB_TOKEN, startHubServer, type HubServer } from '../server/hubServer.ts'
import { graph, GRAPH_PATH } from '../server/languageModels.ts'
import { LATE_COMPILATION } from './support/browser.ts'
import { serveEngine, type EnginePage } from './support/engineApp.ts'

const app = serveEngine([LATE_COMPILATION])
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const load = ({ call }: EnginePage, languageModel: string, hubToken?: string) =>
  call('load', {
    languageModel,
    device: 'auto',
    threads: 2,
    hubAddress: hub.url,
    ...(hubToken === undefined ? {} : { hubToken }),
  })

/** The begin token of the tiny language model is 259; the goldens begin with another, so its score is left out. */
async function expectGolden({ call }: EnginePage, languageModel: string): Promise<void> {
  const sequence = golden.sequences[4]
  const outcome = await call('score', languageModel, sequence?.ids ?? [])
  if (!('value' in outcome) || outcome.value === undefined) throw new Error(JSON.stringify(outcome))
  expect(outcome.value.logProbability).toHaveLength(65)
  expect(outcome.value.logProbability.every((value) => Number.isFinite(value) && value < 0)).toBe(true)
}

const asked = (from: number): readonly string[] =>
  hub.requests.slice(from).map(({ path }) => path.split('/').slice(-2).join('/'))

test('a repository is listed, downloaded with progress, run on two threads, kept, and removed', async () => {
  const opened = await app.open()
  const listed = await opened.call('inspect', 'hub:lm/found', hub.url)
  expect(listed).toMatchObject({
    ok: true,
    value: { revision: HUB_COMMIT, dtypes: [{ dtype: 'fp32', downloadBytes: graph.length, cached: false }] },
  })
  const loaded = await load(opened, 'hub:lm/found')
  expect(loaded).toMatchObject({
    ok: true,
    value: { device: { kind: 'wasm', threads: 2, isolated: true }, card: { dtype: 'fp32' } },
  })
  const progress = await opened.call('progress')
  expect(progress.at(-1)).toMatchObject({ phase: 'building', loadedBytes: graph.length, totalBytes: graph.length })
  await expectGolden(opened, 'hub:lm/found')
  const continued = await opened.call('continueText', 'hub:lm/found', 'the other the', 5)
  expect(continued.ids).toHaveLength(5)

  const origins = new Set(opened.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin))
  expect(origins).toEqual(new Set([new URL(opened.page.url()).origin, hub.url]))

  // Another visit takes it from the cache.
  await opened.page.reload()
  await opened.page.waitForFunction(() => 'engine' in globalThis)
  const from = hub.requests.length
  expect((await load(opened, 'hub:lm/found')).ok).toBe(true)
  expect(asked(from)).toEqual(['main/config.json', `${HUB_COMMIT}/onnx`])
  await expectGolden(opened, 'hub:lm/found')
  expect(await opened.call('cached')).toEqual([
    {
      languageModel: `hub:lm/found@${HUB_COMMIT}`,
      files: [{ path: GRAPH_PATH, bytes: graph.length }],
      bytes: graph.length,
    },
  ])
  await opened.call('removeCached', 'hub:lm/found')
  expect(await opened.call('cached')).toEqual([])
})

test('a gated repository opens with a token', async () => {
  const opened = await app.open()
  expect(await load(opened, 'hub:lm/gated')).toMatchObject({ ok: false, failure: { code: 'gated' } })
  expect((await load(opened, 'hub:lm/gated', HUB_TOKEN)).ok).toBe(true)
})

test('a cut connection is taken up again; a damaged file is told of and works at the next try', async () => {
  const opened = await app.open()
  expect((await load(opened, 'hub:lm/cut-twice')).ok).toBe(true)
  expect((await load(opened, 'hub:lm/cut-early')).ok).toBe(true)
  expect(await load(opened, 'hub:lm/damaged-once')).toMatchObject({ ok: false, failure: { code: 'model-damaged' } })
  expect((await load(opened, 'hub:lm/damaged-once')).ok).toBe(true)
  await expectGolden(opened, 'hub:lm/damaged-once')
})

test.each([
  ['hub:lm/nowhere', 'not-found'],
  ['hub:lm/no-onnx', 'no-onnx'],
  ['hub:lm/masked', 'not-causal'],
  ['hub:lm/missing-file', 'no-onnx'],
  ['hub:lm/other-bytes', 'bad-integrity'],
])('%s: %s', async (languageModel, code) => {
  const opened = await app.open()
  expect(await load(opened, languageModel)).toMatchObject({ ok: false, failure: { code } })
})

test('a download that hangs can be cancelled', async () => {
  const opened = await app.open()
  const loading = load(opened, 'hub:lm/stalled')
  await opened.page.waitForFunction(() =>
    Reflect.get(globalThis, 'engine')
      .progress()
      .some(({ loadedBytes }: { loadedBytes: number }) => loadedBytes > 0),
  )
  await opened.call('cancelLoad', 'hub:lm/stalled')
  expect(await loading).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
})
