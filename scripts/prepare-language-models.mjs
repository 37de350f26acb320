// Writes src/core/scores/catalogue.json: what the configurations and the files of the shipped language models say of them.
// Run it when public/models/ has changed: `node scripts/prepare-language-models.mjs`.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const MODELS = path.join(ROOT, 'public/models')
const GRAPHS = { q8: 'onnx/model_quantized.onnx', fp32: 'onnx/model.onnx', q4: 'onnx/model_q4.onnx' }

/** The facts of every language model of public/models/, by name: a folder may hold a tokenizer alone. */
export function modelFacts() {
  return readdirSync(MODELS)
    .filter((id) => existsSync(path.join(MODELS, id, 'config.json')))
    .toSorted()
    .map((id) => {
      const config = JSON.parse(readFileSync(path.join(MODELS, id, 'config.json'), 'utf8'))
      const { dtype, context, parameters, weights } = config.tessera
      const graph = GRAPHS[dtype]
      const graphs = weights?.files.map(({ path: file }) => file) ?? [graph]
      const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', ...graphs]
      return {
        id,
        dtype,
        graph,
        contextLength: context,
        parameters,
        vocabularySize: config.vocab_size,
        beginToken: config.bos_token_id,
        downloadBytes: files.reduce((sum, file) => sum + statSync(path.join(MODELS, id, file)).size, 0),
      }
    })
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(path.join(ROOT, 'src/core/scores/catalogue.json'), `${JSON.stringify(modelFacts(), null, 1)}\n`)
}
