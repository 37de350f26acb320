// Runs the steps of the language models' making that are in TypeScript; pretraining/README.md says what each does.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, work: { type: 'string' }, models: { type: 'string' } },
})
const work = path.resolve(values.work ?? path.join(ROOT, '.cache/pretraining'))
const models = path.resolve(values.models ?? path.join(ROOT, 'public/models'))
const [step, ...kinds] = positionals

const STEPS = {
  corpus: async (load) => {
    const { makeCorpus } = await load('/pretraining/corpus/main.ts')
    const { tableOfBytes } = await load('/pretraining/corpus/table.ts')
    const { train, heldOut } = makeCorpus(work, values.folder ?? null, path.join(ROOT, 'pretraining/SOURCES.md'))
    console.log(`training text\n\n${tableOfBytes(train)}\n\nheld out\n\n${tableOfBytes(heldOut)}`)
  },
  tokenizers: async (load) => (await load('/pretraining/tokenizers/main.ts')).makeTokenizers(work),
  tokens: async (load) => (await load('/pretraining/tokens/main.ts')).makeTokens(work),
  counts: async (load) => (await load('/pretraining/tokens/counts.ts')).makeCounts(work, models),
  sample: async (load) => (await load('/pretraining/evaluate/makeSample.ts')).makeSample(ROOT, work),
  evaluate: async (load) =>
    (await load('/pretraining/evaluate/main.ts')).evaluate(ROOT, work, models, kinds.length > 0 ? kinds : undefined),
}

if (step === undefined || !Object.hasOwn(STEPS, step)) {
  console.error(
    'usage: node pretraining/run.mjs corpus [--folder FOLDER] | tokenizers | tokens | counts | sample | evaluate [KIND …]   [--work FOLDER] [--models FOLDER]',
  )
  process.exit(1)
}
const server = await createServer({
  root: ROOT,
  server: { middlewareMode: true, hmr: false },
  optimizeDeps: { noDiscovery: true, include: [] },
  logLevel: 'error',
})
try {
  await STEPS[step]((file) => server.ssrLoadModule(file))
} finally {
  await server.close()
}
