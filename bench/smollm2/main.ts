/** The benchmark's page for the large language model: `load` and `measure` stand on the global object for `bench/smollm2.mjs`. */
import { AutoModelForCausalLM, Tensor } from '@huggingface/transformers'
import { loadShippedModel } from '../../src/platform/languageModels/loadShipped.ts'
import { NextDistributions } from '../../src/platform/languageModels/nextDistributions.ts'
import { readServedModels } from '../servedModels.ts'
import { prepareRuntime } from '../../src/platform/languageModels/ortRuntime.ts'
import { scoreSequence } from '../../src/platform/languageModels/scoreSequence.ts'

const MODEL = 'smollm2-135m-instruct'
const VOCABULARY = 49_152
const CONTEXT = 8192

interface Way {
  /** All tokens but the first; the sum of their log-probabilities. */
  readonly score: (ids: readonly number[]) => Promise<number>
  /** Reads a prompt, then times the row behind one token more. */
  readonly nextAfter: (prompt: readonly number[], token: number) => Promise<number>
}

const rest = { contextLength: CONTEXT, vocabularySize: VOCABULARY, pause: async () => {} }
const signal = new AbortController().signal
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function tessera(device: 'wasm' | 'webgpu', threads: number): Promise<Way> {
  const runtime = prepareRuntime(threads)
  void runtime.start()
  const fetching = { assetsBase: new URL('data/', document.baseURI).href, signal, onFile: () => {} }
  const files = await loadShippedModel(MODEL, fetching)
  if (!files.ok) throw new Error(JSON.stringify(files.failure))
  const opened = await files.value.open(runtime, device)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const session = opened.value
  return {
    async score(ids) {
      const options = { ...rest, beginToken: null, topK: 0, stride: null, signal, onProgress: () => {} }
      const { logProbability } = await scoreSequence(session, ids, options)
      return logProbability.subarray(1).reduce((sum, value) => sum + value, 0)
    },
    async nextAfter(prompt, token) {
      const next = new NextDistributions(session)
      // The last token of a context is fed by itself: what is before it is kept.
      await next.of([[...prompt, 0]], { ...rest, signal })
      return timed(() => next.of([[...prompt, token]], { ...rest, signal }))
    },
  }
}

async function plain(threads: number): Promise<Way> {
  readServedModels(threads, 'data/models/')
  const options = { dtype: 'q4', device: 'wasm', use_external_data_format: 2 } as const
  const model = await AutoModelForCausalLM.from_pretrained(MODEL, options)
  const run = (ids: readonly number[], seen: number, past: unknown) =>
    model({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      attention_mask: new Tensor('int64', new BigInt64Array(seen + ids.length).fill(1n), [1, seen + ids.length]),
      past_key_values: past,
    })
  return {
    async score(ids) {
      const { logits } = await run(ids, 0, null)
      let sum = 0
      for (let row = 0; row + 1 < ids.length; row++) {
        const values: Float32Array = logits.data.subarray(row * VOCABULARY, (row + 1) * VOCABULARY)
        const most = values.reduce((one, other) => Math.max(one, other), -Infinity)
        const total = values.reduce((all, value) => all + Math.exp(value - most), 0)
        sum += (values[ids[row + 1] ?? 0] ?? Number.NaN) - most - Math.log(total)
      }
      return sum
    },
    async nextAfter(prompt, token) {
      const outputs = await run(prompt, 0, null)
      const past = Object.fromEntries(
        Object.entries(outputs).flatMap(([name, value]) =>
          name.startsWith('present') ? [[name.replace('present', 'past_key_values'), value]] : [],
        ),
      )
      return timed(() => run([token], prompt.length, past))
    },
  }
}

let way: Way | null = null

/** Milliseconds until it is open and warm, its files coming from the server. */
async function load(name: 'tessera' | 'plain', device: 'wasm' | 'webgpu', threads: number): Promise<number> {
  return timed(async () => {
    way = name === 'tessera' ? await tessera(device, threads) : await plain(threads)
    await way.score([1, 2, 3, 4])
  })
}

/** The best of `rounds`, in milliseconds, and the sum by which ways are compared. */
async function measure(tokens: number, rounds: number) {
  if (way === null) throw new Error('nothing is loaded')
  const ids = Array.from({ length: tokens }, (_, index) => (index * 7919 + 13) % VOCABULARY)
  const found = { scoreMs: Infinity, nextMs: Infinity, sum: 0 }
  for (let round = 0; round < rounds; round++) {
    const { score, nextAfter } = way
    const scoreMs = await timed(async () => (found.sum = await score(ids)))
    found.scoreMs = Math.min(found.scoreMs, scoreMs)
    found.nextMs = Math.min(found.nextMs, await nextAfter(ids.slice(0, tokens / 2), 17))
  }
  return found
}

Object.assign(globalThis, { load, measure })
