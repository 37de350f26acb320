// Writes goldens.json beside it: what Hugging Face's Rust tokenizers makes of pieces.json with the tokenizers of the matched
// family, and of the random texts of tests/randomTexts.mjs. Of each piece the number of tokens, a hash of its ids
// and one of its offsets (in code points, as the library counts); of the random texts a hash for each batch of them. What is
// hashed are 32-bit numbers: of each text the length of the list, then the list.
//   npm install --prefix FOLDER tokenizers@0.23.2 && node tests/oracle/family/make_goldens.mjs FOLDER
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { randomTexts } from '../../randomTexts.mjs'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make_goldens.mjs FOLDER, in which tokenizers is installed')
const library = createRequire(path.resolve(folder, 'any.js'))
const { Tokenizer } = library('tokenizers')
const { version } = JSON.parse(readFileSync(library.resolve('tokenizers/package.json'), 'utf8'))

const SEED = 31
const COUNT = 20_000
const BATCH = 20
const { pieces } = JSON.parse(readFileSync(new URL('pieces.json', import.meta.url), 'utf8'))
const random = randomTexts(SEED, COUNT)

function hashOf(lists) {
  const digest = createHash('sha256')
  for (const list of lists) digest.update(new Uint8Array(Uint32Array.of(list.length, ...list).buffer))
  return digest.digest('hex').slice(0, 12)
}

const tokenizers = {}
for (const kind of ['byte', 'character', 'bpe-16k', 'superword-16k', 'bpe', 'superword']) {
  const file = readFileSync(new URL(`../../../public/models/tessera-${kind}/tokenizer.json`, import.meta.url), 'utf8')
  const tokenizer = Tokenizer.fromString(file)
  const encode = async (text) => tokenizer.encode(text, null, { addSpecialTokens: false })
  const found = []
  for (const { text } of pieces) found.push(await encode(text))
  const hashes = []
  for (let first = 0; first < COUNT; first += BATCH) {
    const batch = []
    for (const text of random.slice(first, first + BATCH)) batch.push((await encode(text)).getIds())
    hashes.push(hashOf(batch))
  }
  tokenizers[`tessera-${kind}`] = {
    fileSha256: createHash('sha256').update(file).digest('hex'),
    counts: found.map((encoding) => encoding.getLength()).join(' '),
    ids: found.map((encoding) => hashOf([encoding.getIds()])).join(' '),
    offsets: found.map((encoding) => hashOf([encoding.getOffsets().flat()])).join(' '),
    random: hashes.join(' '),
  }
}
const golden = {
  madeBy: 'tests/oracle/family/make_goldens.mjs',
  implementation: 'Hugging Face tokenizers (Rust)',
  version,
  seed: SEED,
  count: COUNT,
  batch: BATCH,
  tokenizers,
}
writeFileSync(new URL('goldens.json', import.meta.url), `${JSON.stringify(golden, null, 1)}\n`)
