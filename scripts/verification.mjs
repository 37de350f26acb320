// Gathers what the tests recorded of their comparisons (test-results/verification/) into
// src/core/tokenizers/catalogue/verification.json. With --check it writes nothing and fails where the two differ, so that
// no card claims a check that the tests did not make.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const RECORDS = path.join(ROOT, 'test-results/verification')
const TARGET = path.join(ROOT, 'src/core/tokenizers/catalogue/verification.json')

const gathered = {}
for (const name of existsSync(RECORDS) ? readdirSync(RECORDS).toSorted() : []) {
  const { id, record, knownDivergences } = JSON.parse(readFileSync(path.join(RECORDS, name), 'utf8'))
  const entry = (gathered[id] ??= { against: [], knownDivergences: [] })
  const known = entry.against.findIndex(({ implementation }) => implementation === record.implementation)
  if (known === -1) entry.against.push(record)
  else if (record.strings > entry.against[known].strings) entry.against[known] = record
  for (const divergence of knownDivergences)
    if (!entry.knownDivergences.includes(divergence)) entry.knownDivergences.push(divergence)
}
const sorted = Object.fromEntries(Object.entries(gathered).toSorted(([a], [b]) => (a < b ? -1 : 1)))
const text = `${JSON.stringify(sorted, null, 2)}\n`
if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text)
} else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error(
    'src/core/tokenizers/catalogue/verification.json is not what the tests recorded: run `node scripts/verification.mjs` behind the tests and commit it.',
  )
  process.exitCode = 1
}
