/** The large language model that comes with the page, in a browser: fetched in parts, checked, run, and equal to its source. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { serveEngine } from './support/engineApp.ts'

const ID = 'smollm2-135m-instruct'
const golden = v.parse(
  v.object({ texts: v.array(v.object({ ids: v.array(v.number()), shipped: v.array(v.number()) })) }),
  JSON.parse(readFileSync(new URL(`../oracle/languageModels/${ID}.json`, import.meta.url), 'utf8')),
)
const app = serveEngine()

test('a broken download goes on where it was; what has come gives the log-probabilities of the package’s own model', async () => {
  const opened = await app.open()
  const cut = 'model_restored.onnx'
  const file = readFileSync(`public/models/${ID}/onnx/${cut}`)
  const half = Math.floor(file.length / 2)
  const ranges: (string | null)[] = []
  await opened.page.context().route(`**/${cut}`, async (route) => {
    const range = (await route.request().allHeaders())['range'] ?? null
    ranges.push(range)
    const headers = { 'content-type': 'application/octet-stream', 'cross-origin-resource-policy': 'same-origin' }
    if (range === null)
      await route.fulfill({ headers: { ...headers, 'content-length': `${file.length}` }, body: file.subarray(0, half) })
    else
      await route.fulfill({
        status: 206,
        headers: { ...headers, 'content-range': `bytes ${half}-${file.length - 1}/${file.length}` },
        body: file.subarray(half),
      })
  })
  const loaded = await opened.call('load', { languageModel: ID, device: 'wasm', threads: 2 })
  expect(loaded).toMatchObject({ ok: true, value: { card: { id: ID, vocabularySize: 49_152, beginToken: 1 } } })
  expect(ranges).toEqual([null, `bytes=${half}-`])
  const steps = await opened.call('progress')
  const fetching = steps.filter(({ phase }) => phase === 'fetching')
  expect(fetching.at(-1)).toMatchObject({ loadedBytes: fetching.at(-1)?.totalBytes })
  expect(fetching.at(-1)?.totalBytes).toBeGreaterThan(97_000_000)

  for (const { ids, shipped } of golden.texts) {
    const scores = await opened.call('score', ID, ids)
    if (!('value' in scores) || scores.value === undefined) throw new Error(JSON.stringify(scores))
    const differences = scores.value.logProbability.map((value, token) => Math.abs(value - (shipped[token] ?? NaN)))
    expect(Math.max(...differences)).toBeLessThan(1e-3)
  }
  const { ids } = await opened.call('continueText', ID, 'The capital of France is', 3)
  expect(ids).toHaveLength(3)
})
