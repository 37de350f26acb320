// Records what SmolLM2 says behind the Bias lab's prompts for it: the most probable next byte asked naively and exactly, with
// the probabilities of both and of the byte that is right, from the shipped files on WASM. Writes
// tests/features/bias-lab/smollm2Prompts.json, which a test compares with what the prompts are for, and in the deep run with
// the language model. Run by hand after a change of the prompts: node scripts/record-next-bytes.mjs
// With texts behind it, it measures those and writes nothing: node scripts/record-next-bytes.mjs 'See http:' 'import n'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as ort from 'onnxruntime-web'
import { createServer } from 'vite'
import { startStaticServer } from './staticServer.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const ID = 'smollm2-135m-instruct'
const DIGITS = 1e6
const { signal } = new AbortController()

const vite = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
})
const load = (file) => vite.ssrLoadModule(`/src/${file}`)
const { loadShippedModel } = await load('platform/languageModels/loadShipped.ts')
const { NextDistributions } = await load('platform/languageModels/nextDistributions.ts')
const { RunQueue } = await load('platform/languageModels/runtime.ts')
const { vocabularyOf } = await load('core/segmenters/vocabulary.ts')
const { validSequencesOf } = await load('core/bytelevel/validSequencesOf.ts')
const { Rows } = await load('core/bytelevel/nextTokenModel.ts')
const { NaiveReader } = await load('core/bytelevel/tokenReaders.ts')
const { ExactReader } = await load('core/bytelevel/exactReader.ts')
const { smollm2Prompts } = await load('features/bias-lab/next-byte/preparedPrompts.ts')

ort.env.wasm.numThreads = 1
const runtime = { ort, queue: new RunQueue(), threads: 1, isolated: false, start: () => {}, watchGpu: async () => {} }
const valueOf = (outcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}
const files = await startStaticServer({ folder: path.join(ROOT, 'public') })
const model = valueOf(await loadShippedModel(ID, { assetsBase: files.url, signal, onFile: () => {} }))
const { tokenizer } = valueOf(await model.loadTokenizer())
const valid = validSequencesOf(valueOf(vocabularyOf(tokenizer)))
const next = new NextDistributions(valueOf(await model.open(runtime, 'wasm')))
const { contextLength, vocabularySize, beginToken } = model.card
const rows = new Rows({
  beginToken,
  endToken: [...model.endTokens][0] ?? null,
  nextLogProbabilities: (contexts) =>
    next.of(contexts, { contextLength, vocabularySize, signal, pause: async () => {} }),
})

const rounded = (share) => Math.round(share * DIGITS) / DIGITS

async function said(reader, right) {
  const { distribution } = await reader.next(signal)
  const share = Math.max(...distribution)
  return { byte: distribution.indexOf(share), share: rounded(share), right: rounded(distribution[right] ?? 0) }
}

async function measured(prompt, right) {
  const bytes = new TextEncoder().encode(prompt)
  return {
    prompt,
    right,
    naive: await said(new NaiveReader(valid, rows, bytes), right),
    exact: await said(await ExactReader.read(valid, rows, bytes, signal), right),
  }
}

const tried = process.argv.slice(2)
if (tried.length > 0) {
  for (const prompt of tried) {
    const { naive, exact } = await measured(prompt, 0)
    const shown = ({ byte, share }) => `${JSON.stringify(String.fromCharCode(byte))} ${byte.toString(16)} ${share}`
    console.log(`${JSON.stringify(prompt)}: naively ${shown(naive)}, exactly ${shown(exact)}`)
  }
} else {
  const records = []
  for (const { prompt, right } of smollm2Prompts)
    records.push(await measured(prompt, new TextEncoder().encode(right)[0] ?? 0))
  const file = path.join(ROOT, 'tests/features/bias-lab/smollm2Prompts.json')
  writeFileSync(
    file,
    `${JSON.stringify({ madeBy: 'node scripts/record-next-bytes.mjs', languageModel: ID, records }, null, 1)}\n`,
  )
  console.log(`${records.length} prompts`)
}
await files.close()
await vite.close()
process.exit()
