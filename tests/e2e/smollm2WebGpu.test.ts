/**
 * The large language model that comes with the page on WebGPU, by the software adapter, which has no half precision: what its
 * source gives, to a hundredth of a nat. It computes on the processor, so it reads few tokens here and all of the golden ones
 * in the deep run.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { amountOf } from '../depth.ts'
import { serveEngine } from './support/engineApp.ts'

const ID = 'smollm2-135m-instruct'
const golden = v.parse(
  v.object({ texts: v.array(v.object({ ids: v.array(v.number()), shipped: v.array(v.number()) })) }),
  JSON.parse(readFileSync(new URL(`../oracle/languageModels/${ID}.json`, import.meta.url), 'utf8')),
)
const app = serveEngine(['--enable-unsafe-webgpu'])

test('WebGPU gives the log-probabilities of the package’s own model', async () => {
  const opened = await app.open()
  const loaded = await opened.call('load', { languageModel: ID, device: 'webgpu', threads: 2 })
  expect(loaded).toMatchObject({ ok: true, value: { device: { kind: 'webgpu' }, notes: [{ code: 'webgpu-agrees' }] } })
  let left = amountOf('tokens that the large language model scores on WebGPU')
  let largest = 0
  for (const { ids, shipped } of golden.texts) {
    const asked = ids.slice(0, left)
    left -= asked.length
    if (asked.length === 0) break
    const scores = await opened.call('score', ID, asked)
    if (!('value' in scores) || scores.value === undefined) throw new Error(JSON.stringify(scores))
    for (const [token, value] of scores.value.logProbability.entries())
      largest = Math.max(largest, Math.abs(value - (shipped[token] ?? Number.NaN)))
  }
  expect(largest).toBeLessThan(0.01)
}, 1_500_000)
