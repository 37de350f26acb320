/** transformers.js loads a shipped folder and writes with its cache what the graph without a cache says is most probable. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as ort from 'onnxruntime-web/wasm'
import { expect, test } from 'vitest'
import { ShippedModel } from '../../pretraining/evaluate/shippedModel.ts'
import { SHIPPED } from '../../pretraining/family.ts'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'

const PROMPT = 'In the beginning God created the'
const NEW_TOKENS = 12
const MODELS = path.resolve('public/models')

// transformers.js takes the runtime that it finds here; in Node it would look for onnxruntime-node, which is a stub, and
// gives the path of the file, which the runtime for browsers would fetch
const create = (file: string, options: ort.InferenceSession.SessionOptions) =>
  ort.InferenceSession.create(readFileSync(file), options)
Object.assign(globalThis, { [Symbol.for('onnxruntime')]: { ...ort, InferenceSession: { create } } })
const { AutoModelForCausalLM, AutoTokenizer, env, Tensor } = await import('@huggingface/transformers')
env.allowRemoteModels = false
env.useWasmCache = false
// it has set an address of a server here; the runtime finds its own files beside itself
delete ort.env.wasm.wasmPaths
env.localModelPath = `${MODELS}/`

/** Greedy by recomputing everything for each token. */
async function greedy(model: ShippedModel, ids: readonly number[]): Promise<number[]> {
  const size = model.config.vocab_size
  const sequence = [...ids]
  while (sequence.length < ids.length + NEW_TOKENS) {
    const { logits } = await model.run({ ids: [sequence] })
    const row = logits.subarray(logits.length - size)
    sequence.push(row.indexOf(Math.max(...row)))
  }
  return sequence
}

test.each(SHIPPED)('tessera-%s', { timeout: 300_000 }, async (kind) => {
  const folder = path.join(MODELS, `tessera-${kind}`)
  const shipped = await ShippedModel.load(folder)
  const plain = readTokenizer(folder).encode(PROMPT, { addSpecialTokens: false, parseSpecialTokens: false }).ids
  const ids = [shipped.config.bos_token_id, ...plain]
  const expected = await greedy(shipped, ids)
  await shipped.release()

  const model = await AutoModelForCausalLM.from_pretrained(`tessera-${kind}`, { dtype: 'q8', device: 'auto' })
  const tokenizer = await AutoTokenizer.from_pretrained(`tessera-${kind}`)
  const inputs = tokenizer(`<|endoftext|>${PROMPT}`, { add_special_tokens: false })
  const output = await model.generate({
    ...inputs,
    max_new_tokens: NEW_TOKENS,
    min_new_tokens: NEW_TOKENS,
    do_sample: false,
  })
  await model.dispose()
  if (!(output instanceof Tensor)) throw new Error('generate gave no tensor of ids')
  expect(Array.from(output.data, Number)).toEqual(expected)
})
