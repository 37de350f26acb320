/** The scoring engine in a browser, as it is built: devices, threads, and what happens when they fail. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { shippedLanguageModels } from '../../src/core/scores/catalogue.ts'
import type { Outcome } from '../../src/core/tokenizers/failure.ts'
import { LATE_COMPILATION } from './support/browser.ts'
import { serveEngine, type EnginePage } from './support/engineApp.ts'

const goldenSchema = v.object({
  texts: v.array(v.object({ text: v.string(), ids: v.array(v.number()), shipped: v.array(v.number()) })),
})

function goldens(id: string) {
  return v.parse(
    goldenSchema,
    JSON.parse(readFileSync(new URL(`../oracle/languageModels/${id}.json`, import.meta.url), 'utf8')),
  ).texts
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** The greatest difference of a language model's log-probabilities from PyTorch's, in nats. */
async function largestDifference({ call }: EnginePage, id: string, texts: ReturnType<typeof goldens>): Promise<number> {
  let largest = 0
  for (const { ids, shipped } of texts) {
    const outcome = await call('score', id, ids)
    if (!('value' in outcome) || outcome.value === undefined) throw new Error(JSON.stringify(outcome))
    const { logProbability } = outcome.value
    for (const [token, expected] of shipped.entries())
      largest = Math.max(largest, Math.abs((logProbability[token] ?? Number.NaN) - expected))
  }
  return largest
}

const family = shippedLanguageModels.filter(({ kind }) => kind === 'family').map(({ card }) => card.id)

describe('on WASM', () => {
  const app = serveEngine([LATE_COMPILATION])

  test.each([1, 2])(
    'with %i threads every shipped language model gives PyTorch’s log-probabilities, from files of the page',
    async (threads) => {
      const opened = await app.open()
      expect(await opened.call('isolated')).toBe(true)
      for (const id of family) {
        const loaded = valueOf(await opened.call('load', { languageModel: id, device: 'wasm', threads }))
        expect(loaded.device).toEqual({ kind: 'wasm', threads, isolated: true })
        expect(await largestDifference(opened, id, goldens(id))).toBeLessThan(1e-3)
      }
      const origin = new URL(opened.page.url()).origin
      expect(
        opened.requests.filter(
          (url) => !url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:'),
        ),
      ).toEqual([])
    },
  )

  test('without cross-origin isolation there is one thread, whatever was asked for', async () => {
    const opened = await app.open({ isolated: false })
    expect(await opened.call('isolated')).toBe(false)
    const loaded = valueOf(await opened.call('load', { languageModel: 'tessera-bpe', device: 'auto', threads: 4 }))
    expect(loaded.device).toEqual({ kind: 'wasm', threads: 1, isolated: false })
    expect(await largestDifference(opened, 'tessera-bpe', goldens('tessera-bpe').slice(0, 3))).toBeLessThan(1e-3)
  })

  test('a killed worker ends the call that waits; the next load starts another', async () => {
    const opened = await app.open()
    const [first] = goldens('tessera-byte')
    if (first === undefined) throw new Error('no golden')
    await opened.call('load', { languageModel: 'tessera-byte', device: 'wasm', threads: 1 })
    // More than one, where a worker on a busy machine was too slow in its start.
    const before = Number(await opened.call('workers'))
    const waiting = opened.call(
      'score',
      'tessera-byte',
      Array.from({ length: 4000 }, (_, index) => index % 256),
    )
    await opened.call('kill')
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'scoring-stopped' } })
    expect(await opened.call('score', 'tessera-byte', first.ids)).toMatchObject({
      ok: false,
      failure: { code: 'scoring-stopped' },
    })
    expect((await opened.call('load', { languageModel: 'tessera-byte', device: 'wasm', threads: 1 })).ok).toBe(true)
    expect(Number(await opened.call('workers'))).toBeGreaterThan(before)
    expect(await largestDifference(opened, 'tessera-byte', [first])).toBeLessThan(1e-3)
  })
})

describe('on WebGPU by a software adapter', () => {
  const app = serveEngine(['--enable-unsafe-webgpu', LATE_COMPILATION])
  const texts = goldens('tessera-byte').filter(({ ids }) => ids.length <= 48)
  const short = texts.slice(0, 4)
  /** Of which nothing is known yet when the device is lost. */
  const other = texts.slice(4)

  test('a device on the processor is not chosen, but can be asked for, and is compared with WASM before it is believed; lost in the middle of a text it is left for WASM, once, and the page hears of it', async () => {
    const opened = await app.open()
    // Starts the worker; then the device that it will get is kept within reach.
    await opened.call('cached')
    const [worker] = opened.page.workers()
    if (worker === undefined) throw new Error('no worker')
    await worker.evaluate(() => {
      const { requestDevice } = GPUAdapter.prototype
      GPUAdapter.prototype.requestDevice = async function keep(...args) {
        const device = await requestDevice.apply(this, args)
        Object.assign(globalThis, { lastDevice: device })
        return device
      }
    })
    const chosen = valueOf(await opened.call('load', { languageModel: 'tessera-byte', device: 'auto', threads: 1 }))
    expect(chosen.device.kind).toBe('wasm')
    expect(chosen.notes.map(({ code }) => code)).toEqual(['webgpu-slow'])
    const asked = valueOf(await opened.call('load', { languageModel: 'tessera-byte', device: 'webgpu', threads: 1 }))
    expect(asked.device).toEqual({ kind: 'webgpu' })
    expect(asked.notes.map(({ code }) => code)).toEqual(['webgpu-agrees'])
    expect(short.length).toBeGreaterThan(2)
    expect(await largestDifference(opened, 'tessera-byte', short)).toBeLessThan(1e-4)

    const [text] = other
    if (text === undefined) throw new Error('no other text')
    const scoring = largestDifference(opened, 'tessera-byte', [text])
    await worker.evaluate(() => {
      const device: unknown = Reflect.get(globalThis, 'lastDevice')
      if (!(device instanceof GPUDevice)) throw new Error('no device was asked for')
      device.destroy()
    })
    expect(await scoring).toBeLessThan(1e-3)
    const moved = await opened.call('moved')
    expect(moved.map(({ device, notes }) => [device.kind, ...notes.map(({ code }) => code)])).toEqual([
      ['wasm', 'webgpu-lost'],
    ])
    expect(await largestDifference(opened, 'tessera-byte', short)).toBeLessThan(1e-3)
    expect(await opened.call('moved')).toHaveLength(1)
    expect(await opened.call('workers')).toBe(1)
  })
})
