// Writes src/core/tokenizers/catalogue/languageModelAssets.json: size and SHA-256 of the tokenizer.json beside shipped language
// models, which the page and `npm start` check. Run by hand when these were made anew: node scripts/record-tokenizer-files.mjs
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const assets = {}
const folders = { smollm2: 'smollm2-135m-instruct' }
for (const kind of ['byte', 'character', 'bpe-16k', 'superword-16k', 'bpe', 'superword'])
  folders[`tessera-${kind}`] = `tessera-${kind}`
for (const [id, folder] of Object.entries(folders)) {
  const name = `models/${folder}/tokenizer.json`
  const bytes = readFileSync(path.join(ROOT, 'public', name))
  assets[id] = {
    path: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  }
}
writeFileSync(
  path.join(ROOT, 'src/core/tokenizers/catalogue/languageModelAssets.json'),
  `${JSON.stringify(assets, null, 2)}\n`,
)
