// Writes prose.json beside it: held-out English prose in the public domain, about 15 kB of each source in whole pieces.
// Nothing of it was in the text that the tokenizers of 16,384 entries were learnt from.
//   node tests/oracle/family/selectProse.mjs .cache/pretraining/heldout.jsonl
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const SOURCES = ['austen', 'sotu']
const MAX_BYTES = 15_000
const [file] = process.argv.slice(2)
if (file === undefined)
  throw new Error('usage: selectProse.mjs HELDOUT.jsonl, as `node pretraining/run.mjs corpus` writes it')

const hash = (text) => createHash('sha256').update(text).digest('hex')
const held = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const pieces = SOURCES.flatMap((source) => {
  let bytes = 0
  return held
    .filter((piece) => piece.source === source)
    .toSorted((one, other) => (hash(one.text) < hash(other.text) ? -1 : 1))
    .filter(({ text }) => {
      const fits = bytes < MAX_BYTES
      if (fits) bytes += Buffer.byteLength(text)
      return fits
    })
    .map(({ key, text }) => ({ source, key, text }))
})
const lines = pieces.map((piece) => JSON.stringify(piece)).join(',\n')
writeFileSync(
  new URL('prose.json', import.meta.url),
  `{"madeBy": "tests/oracle/family/selectProse.mjs",\n"licence": "public domain",\n"pieces": [\n${lines}\n]}\n`,
)
console.log(`${pieces.length} pieces, ${pieces.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)} bytes`)
