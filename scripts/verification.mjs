// Gathers what the tests recorded of their comparisons (test-results/verification/) into
// src/core/tokenizers/catalogue/verification.json. With --check it writes nothing and fails where the two differ, so that
// no card claims a check that the tests did not make. `npm test` compares fewer strings than the cards say, of the same
// kinds; after it only the numbers of strings may be smaller. `TEST_DEPTH=deep` (`npm run test:deep`): all is the same.
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
const textOf = (entries) => `${JSON.stringify(entries, null, 2)}\n`

/** The same with the numbers of strings that are claimed, where these are greater. */
function withClaimedNumbers(recorded, claimed) {
  return Object.fromEntries(
    Object.entries(recorded).map(([id, { against, ...rest }]) => {
      const claims = claimed[id]?.against ?? []
      const taken = against.map((record, index) =>
        record.strings < (claims[index]?.strings ?? 0) ? { ...record, strings: claims[index].strings } : record,
      )
      return [id, { against: taken, ...rest }]
    }),
  )
}

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, textOf(sorted))
} else {
  const claimed = readFileSync(TARGET, 'utf8')
  const isDeep = process.env['TEST_DEPTH'] === 'deep'
  if (textOf(isDeep ? sorted : withClaimedNumbers(sorted, JSON.parse(claimed))) === claimed) process.exit(0)
  console.error(
    'src/core/tokenizers/catalogue/verification.json is not what the tests recorded: run `TEST_DEPTH=deep npm run test:unit` and `node scripts/verification.mjs`, and commit it.',
  )
  process.exitCode = 1
}
