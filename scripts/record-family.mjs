// Writes src/core/tokenizers/catalogue/familyAssets.json: size and SHA-256 of the tokenizer.json of the matched family, which
// the page and `npm start` check. Run by hand when these were trained anew: node scripts/record-family.mjs
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const assets = {}
for (const kind of ['byte', 'character', 'bpe', 'superword']) {
  const name = `models/tessera-${kind}/tokenizer.json`
  const bytes = readFileSync(path.join(ROOT, 'public', name))
  assets[`tessera-${kind}`] = {
    path: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  }
}
writeFileSync(
  path.join(ROOT, 'src/core/tokenizers/catalogue/familyAssets.json'),
  `${JSON.stringify(assets, null, 2)}\n`,
)
