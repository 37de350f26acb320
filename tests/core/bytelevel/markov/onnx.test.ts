/** The chains of the Markov room as the ONNX graphs of public/models, run by ONNX Runtime: the same rows to 1e-6. */
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createChain } from '../../../../src/core/bytelevel/markov/chain.ts'
import { createSegmenter } from '../../../../src/core/bytelevel/markov/characterSegmenter.ts'
import { InducedModel, type TokenContext } from '../../../../src/core/bytelevel/markov/inducedModel.ts'
import { markovPresets } from '../../../../src/core/bytelevel/markov/presets.ts'

ort.env.wasm.numThreads = 1
const fileSchema = v.object({ model: v.object({ vocab: v.record(v.string(), v.number()) }) })

test.each([
  ['two-states', 'markov-f1'],
  ['third-order', 'markov-f2'],
  ['merges', 'markov-f3'],
  ['runs', 'markov-quarter-half'],
] as const)('%s = %s', async (id, folder) => {
  const preset = markovPresets.find((one) => one.id === id)
  const chain = preset === undefined ? null : createChain(preset.chain)
  const segmenter = preset === undefined ? null : createSegmenter(preset.segmenter)
  if (chain?.ok !== true || segmenter?.ok !== true) throw new Error(id)
  const model = new InducedModel(chain.value, segmenter.value)
  const { vocab } = v.parse(
    fileSchema,
    JSON.parse(readFileSync(`public/models/${folder}/tokenizer.json`, 'utf8')),
  ).model
  const session = await ort.InferenceSession.create(readFileSync(`public/models/${folder}/onnx/model.onnx`))
  const row = async (tokens: readonly string[]): Promise<readonly number[]> => {
    const ids = ['<bos>', ...tokens].map((token) => BigInt(vocab[token] ?? -1))
    const shape = [1, ids.length]
    const feeds: Record<string, ort.Tensor> = { input_ids: new ort.Tensor('int64', BigInt64Array.from(ids), shape) }
    if (session.inputNames.includes('attention_mask'))
      feeds['attention_mask'] = new ort.Tensor(
        'int64',
        BigInt64Array.from(ids, () => 1n),
        shape,
      )
    for (const name of session.inputNames.filter((one) => one.startsWith('past_')))
      feeds[name] = new ort.Tensor('float32', new Float32Array(0), [1, 1, 0, 1])
    const { logits } = await session.run(feeds)
    const size = logits?.dims.at(-1) ?? 0
    if (!(logits?.data instanceof Float32Array)) throw new Error('no logits')
    const weights = Array.from(logits.data.subarray(-size), Math.exp)
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  }
  const compare = async (context: TokenContext, deep: number): Promise<number> => {
    const found = await row(context.tokens)
    for (const token of segmenter.value.vocabulary) {
      expect(Math.abs((found[vocab[token] ?? -1] ?? Number.NaN) - model.probabilityOf(context, token))).toBeLessThan(
        1e-6,
      )
    }
    let compared = 1
    if (deep > 0) for (const next of model.next(context)) compared += await compare(next.context, deep - 1)
    return compared
  }
  expect(await compare(model.start, 3)).toBeGreaterThan(10)
  await session.release()
})
