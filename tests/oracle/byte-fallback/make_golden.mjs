// Writes tests/fixtures/tokenizers/sentencepiece-converted.json: pieces that Hugging Face's Rust tokenizers learns from the
// text of tests/oracle/training/text.txt, in words, put in the form in which SentencePiece's vocabularies are converted to
// tokenizer.json: tokens of bytes, a space put before every text, no pre-tokenizer, and as merges every way to put a piece
// together from two others, in the order of the pieces. Characters that are in few pieces are left out, to fall back to bytes.
// And goldens.json beside it: what the same library makes of random texts (tests/randomTexts.mjs) with this one and with
// sentencepiece-bpe.json. Of each batch of texts a hash of 32-bit numbers: of each text the length of the list, then the ids.
//   npm install --prefix FOLDER tokenizers@0.23.2 && node tests/oracle/byte-fallback/make_golden.mjs FOLDER
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomTexts } from '../../randomTexts.mjs'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make_golden.mjs FOLDER, in which tokenizers is installed')
const library = createRequire(path.resolve(folder, 'any.js'))
const { Tokenizer } = library('tokenizers')
const { version } = JSON.parse(readFileSync(library.resolve('tokenizers/package.json'), 'utf8'))

const MERGES = 1_100
const SEED = 47
const COUNT = 4_000
const BATCH = 20
const MARK = '\u2581'
const SPECIAL = ['<unk>', '<s>', '</s>']
const fixture = (name) => new URL(`../../fixtures/tokenizers/${name}.json`, import.meta.url)

function trainedMerges() {
  const empty = { type: 'BPE', vocab: {}, merges: [] }
  const metaspace = { type: 'Metaspace', replacement: MARK, prepend_scheme: 'always', split: true }
  const tokenizer = Tokenizer.fromString(
    JSON.stringify({ version: '1.0', added_tokens: [], pre_tokenizer: metaspace, model: empty }),
  )
  tokenizer.train([fileURLToPath(new URL('../training/text.txt', import.meta.url))])
  const saved = mkdtempSync(path.join(tmpdir(), 'trained-'))
  tokenizer.save(path.join(saved, 'tokenizer.json'))
  const { merges } = JSON.parse(readFileSync(path.join(saved, 'tokenizer.json'), 'utf8')).model
  rmSync(saved, { recursive: true })
  return merges.map((merge) => (typeof merge === 'string' ? merge.split(' ') : merge)).slice(0, MERGES)
}

/** Every way to put a piece together from two others, by the piece, then by the parts. */
function everyMerge(pieces) {
  const rank = new Map(pieces.map((piece, index) => [piece, index]))
  return pieces.flatMap((piece) => {
    const characters = Array.from(piece)
    const cuts = characters
      .slice(1)
      .map((_, index) => [characters.slice(0, index + 1).join(''), characters.slice(index + 1).join('')])
    const found = cuts.filter((parts) => parts.every((part) => rank.has(part)))
    return found.toSorted(
      (one, other) => rank.get(one[0]) - rank.get(other[0]) || rank.get(one[1]) - rank.get(other[1]),
    )
  })
}

function converted() {
  const base = JSON.parse(readFileSync(fixture('sentencepiece-bpe'), 'utf8'))
  const merged = [...new Set(trainedMerges().map((parts) => parts.join('')))]
  const characters = [...new Set(merged.join(''))]
  const learned = [...merged, ...characters]
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)
  const vocab = Object.fromEntries([...SPECIAL, ...bytes, ...learned].map((piece, id) => [piece, id]))
  return { ...base, model: { ...base.model, vocab, merges: everyMerge(learned) } }
}

async function goldenOf(name) {
  const tokenizer = Tokenizer.fromString(readFileSync(fixture(name), 'utf8'))
  const texts = randomTexts(SEED, COUNT).filter((text) => !SPECIAL.some((token) => text.includes(token)))
  const hashes = []
  for (let first = 0; first < texts.length; first += BATCH) {
    const digest = createHash('sha256')
    for (const text of texts.slice(first, first + BATCH)) {
      const ids = (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds()
      digest.update(new Uint8Array(Uint32Array.of(ids.length, ...ids).buffer))
    }
    hashes.push(digest.digest('hex').slice(0, 12))
  }
  return { texts: texts.length, hashes: hashes.join(' ') }
}

writeFileSync(fixture('sentencepiece-converted'), `${JSON.stringify(converted())}\n`)
const golden = {
  madeBy: 'tests/oracle/byte-fallback/make_golden.mjs',
  implementation: 'Hugging Face tokenizers (Rust)',
  version,
  seed: SEED,
  count: COUNT,
  batch: BATCH,
  special: SPECIAL,
  tokenizers: {
    'sentencepiece-bpe': await goldenOf('sentencepiece-bpe'),
    'sentencepiece-converted': await goldenOf('sentencepiece-converted'),
  },
}
writeFileSync(new URL('goldens.json', import.meta.url), `${JSON.stringify(golden, null, 1)}\n`)
