// Writes pieces.json beside it: 200 held-out pieces over all languages of the corpus, of a long one its first lines. The
// texts keep their licences, which stand beside them by source, from pretraining/SOURCES.md.
//   node tests/oracle/family/selectPieces.mjs .cache/pretraining/heldout.jsonl
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const PIECES = 200
const MAX_BYTES = 1200
const [file] = process.argv.slice(2)
if (file === undefined)
  throw new Error('usage: selectPieces.mjs HELDOUT.jsonl, as `node pretraining/run.mjs corpus` writes it')

const hash = (text) => createHash('sha256').update(text).digest('hex')
/** Whole lines from the start on, as many as fit. */
function beginning(text) {
  let kept = ''
  for (const line of text.split(/(?<=\n)/u)) {
    if (Buffer.byteLength(kept + line) > MAX_BYTES) break
    kept += line
  }
  return kept
}

const byLanguage = new Map()
for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
  const { source, language, key, text } = JSON.parse(line)
  const piece = { source, language, key, text: beginning(text) }
  if (piece.text !== '') byLanguage.set(language, [...(byLanguage.get(language) ?? []), piece])
}
const queues = [...byLanguage]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([, pieces]) => pieces.toSorted((one, other) => (hash(one.text) < hash(other.text) ? -1 : 1)))
const chosen = []
for (let round = 0; chosen.length < PIECES && queues.some((queue) => queue.length > round); round++) {
  for (const queue of queues) if (queue[round] !== undefined && chosen.length < PIECES) chosen.push(queue[round])
}
if (chosen.length < PIECES) throw new Error(`only ${chosen.length} pieces`)

const rows = readFileSync(new URL('../../../pretraining/SOURCES.md', import.meta.url), 'utf8').matchAll(
  /^\| ([a-z]+) \| \[(.+?)\]\((.+?)\) \| .+? \| (.+?) \|$/gmu,
)
const used = new Set(chosen.map(({ source }) => source))
const sources = Object.fromEntries(
  [...rows].filter(([, id]) => used.has(id)).map(([, id, title, url, licence]) => [id, { title, url, licence }]),
)
for (const id of used) if (!(id in sources)) throw new Error(`${id} is not in pretraining/SOURCES.md`)
const lines = chosen.map((piece) => JSON.stringify(piece)).join(',\n')
writeFileSync(
  new URL('pieces.json', import.meta.url),
  `{"madeBy": "tests/oracle/family/selectPieces.mjs",\n"sources": ${JSON.stringify(sources, null, 1)},\n"pieces": [\n${lines}\n]}\n`,
)
