/** Two ways to score a sequence by the same graph: the engine's, and the plain one over transformers.js. */
import { AutoModelForCausalLM, log_softmax, Tensor } from '@huggingface/transformers'
import { openSession, sessionOptions } from '../../src/platform/languageModels/openSession.ts'
import { readServedModels } from '../servedModels.ts'
import { prepareRuntime } from '../../src/platform/languageModels/ortRuntime.ts'
import { scoreSequence } from '../../src/platform/languageModels/scoreSequence.ts'

export interface Scored {
  readonly logProbability: Float32Array
  readonly entropy: Float32Array
  readonly rank: Uint32Array
}

/** Scores all tokens but the first. */
export type Way = (ids: readonly number[]) => Promise<Scored>

export const CONTEXT = 1024

export async function tessera(model: string, vocabularySize: number, threads: number): Promise<Way> {
  const runtime = prepareRuntime(threads)
  const bytes = new Uint8Array(await (await fetch(`data/${model}/onnx/model.onnx`)).arrayBuffer())
  const opened = await openSession(runtime, 'wasm', model, () =>
    runtime.ort.InferenceSession.create(bytes, sessionOptions('wasm', 0)),
  )
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return async (ids) => {
    const { logProbability, entropy, rank } = await scoreSequence(opened.value, ids, {
      beginToken: null,
      topK: 0,
      stride: null,
      contextLength: CONTEXT,
      vocabularySize,
      signal: new AbortController().signal,
      onProgress: () => {},
      pause: async () => {},
    })
    return { logProbability: logProbability.slice(1), entropy: entropy.slice(1), rank: rank.slice(1) }
  }
}

/** One run over the whole sequence, all logits read back, the library's softmax over each row. */
export async function plain(model: string, threads: number): Promise<Way> {
  readServedModels(threads, 'data/')
  const loaded = await AutoModelForCausalLM.from_pretrained(model, { dtype: 'fp32', device: 'wasm' })
  return async (ids) => {
    const input_ids = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
    const attention_mask = new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length])
    const { logits } = await loaded({ input_ids, attention_mask })
    const rows = ids.length - 1
    const scored = {
      logProbability: new Float32Array(rows),
      entropy: new Float32Array(rows),
      rank: new Uint32Array(rows),
    }
    const size: number = logits.dims.at(-1)
    for (let row = 0; row < rows; row++) {
      const logs: Float32Array = log_softmax(logits.data.subarray(row * size, (row + 1) * size))
      const own = logs[ids[row + 1] ?? 0] ?? Number.NaN
      scored.logProbability[row] = own
      scored.entropy[row] = -logs.reduce((sum, log) => sum + Math.exp(log) * log, 0)
      scored.rank[row] = 1 + logs.reduce((count, log) => count + (log > own ? 1 : 0), 0)
    }
    return scored
  }
}
