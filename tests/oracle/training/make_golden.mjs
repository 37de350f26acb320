// Writes merges_rust.json beside it: what the trainer of Hugging Face's Rust tokenizers learns from text.txt, with the
// settings that its Node.js binding trains with: merges of pairs that occur once too, 30,000 entries. The text is read
// line by line, as the library reads files. Hashes of each hundred merges, and the first ones in full.
//   npm install --prefix FOLDER tokenizers@0.23.2 && node tests/oracle/training/make_golden.mjs FOLDER
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make_golden.mjs FOLDER, in which tokenizers is installed')
const library = createRequire(path.resolve(folder, 'any.js'))
const { Tokenizer } = library('tokenizers')
const { version } = JSON.parse(readFileSync(library.resolve('tokenizers/package.json'), 'utf8'))

const BATCH = 100
const SHOWN = 300
const shipped = JSON.parse(
  readFileSync(new URL('../../../public/models/tessera-bpe/tokenizer.json', import.meta.url), 'utf8'),
)
const empty = { ...shipped, added_tokens: [], model: { type: 'BPE', vocab: {}, merges: [] } }
const tokenizer = Tokenizer.fromString(JSON.stringify(empty))
tokenizer.train([fileURLToPath(new URL('text.txt', import.meta.url))])

const saved = mkdtempSync(path.join(tmpdir(), 'trained-'))
tokenizer.save(path.join(saved, 'tokenizer.json'))
const { vocab, merges } = JSON.parse(readFileSync(path.join(saved, 'tokenizer.json'), 'utf8')).model
rmSync(saved, { recursive: true })

const spelled = merges.map((merge) => (typeof merge === 'string' ? merge : merge.join(' ')))
const hashes = []
for (let first = 0; first < spelled.length; first += BATCH) {
  hashes.push(
    createHash('sha256')
      .update(spelled.slice(first, first + BATCH).join('\n'))
      .digest('hex')
      .slice(0, 12),
  )
}
const golden = {
  madeBy: 'tests/oracle/training/make_golden.mjs',
  implementation: 'Hugging Face tokenizers (Rust)',
  version,
  pattern: shipped.pre_tokenizer.pretokenizers[0].pattern.Regex,
  textSha256: createHash('sha256')
    .update(readFileSync(new URL('text.txt', import.meta.url)))
    .digest('hex'),
  entries: Object.keys(vocab).length,
  merges: spelled.length,
  batch: BATCH,
  first: spelled.slice(0, SHOWN),
  hashes: hashes.join(' '),
}
writeFileSync(new URL('merges_rust.json', import.meta.url), `${JSON.stringify(golden, null, 1)}\n`)
