// Runs the steps of the language models' making that are in TypeScript: node pretraining/run.mjs corpus|tokenizers|tokens|counts [options].
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
const { positionals, values } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string' }, work: { type: 'string' } } })
const work = path.resolve(values.work ?? path.join(ROOT, '.cache/pretraining'))
const server = await createServer({ root: ROOT, server: { middlewareMode: true, hmr: false }, optimizeDeps: { noDiscovery: true, include: [] }, logLevel: 'error' })
try {
  const [step] = positionals
  if (step === 'corpus') {
    const { makeCorpus } = await server.ssrLoadModule('/pretraining/corpus/main.ts')
    const { tableOfBytes } = await server.ssrLoadModule('/pretraining/corpus/table.ts')
    const { train, heldOut } = makeCorpus(work, values.folder ?? null, path.join(ROOT, 'pretraining/SOURCES.md'))
    console.log(`training text\n\n${tableOfBytes(train)}\n\nheld out\n\n${tableOfBytes(heldOut)}`)
  } else if (step === 'tokenizers') {
    const { makeTokenizers } = await server.ssrLoadModule('/pretraining/tokenizers/main.ts')
    makeTokenizers(work)
  } else if (step === 'tokens') {
    const { makeTokens } = await server.ssrLoadModule('/pretraining/tokens/main.ts')
    makeTokens(work)
  } else if (step === 'counts') {
    const { makeCounts } = await server.ssrLoadModule('/pretraining/tokens/counts.ts')
    makeCounts(work, path.join(ROOT, 'public/models'))
  } else {
    console.error('usage: node pretraining/run.mjs corpus [--folder FOLDER] | tokenizers | tokens | counts   [--work FOLDER]')
    process.exitCode = 1
  }
} finally {
  await server.close()
}
