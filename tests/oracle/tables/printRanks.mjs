// Writes the ranks of shipped tokenizers as .tiktoken files into a folder, for make_goldens.py:
//   node tests/oracle/tables/printRanks.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'

const [folder = '.'] = process.argv.slice(2)
const vite = await createServer({ appType: 'custom', logLevel: 'error', server: { middlewareMode: true } })
const load = (module) => vite.ssrLoadModule(`/src/core/tokenizers/${module}.ts`)
const [{ findCard }, { createShippedBpe }] = await Promise.all(['catalogue/catalogue', 'bpe/shippedBpe'].map(load))

for (const [id, ranks] of [
  ['gpt2', 50256],
  ['o200k_base', 199998],
]) {
  const { card, asset } = findCard(id)
  const tokenizer = createShippedBpe(card, readFileSync(`public/${asset.path}`)).value
  const lines = Array.from({ length: ranks }, (_, rank) => {
    return `${Buffer.from(tokenizer.tokenBytes(rank)).toString('base64')} ${rank}\n`
  })
  writeFileSync(path.join(folder, `${id}.tiktoken`), lines.join(''))
}
await vite.close()
