/** 10,000 tokenizer.json files with something wrong in them, and some that are none: an outcome each, and no exception in use. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { randomBelow, seededRandom } from '../../src/core/text/seededRandom.ts'
import { createTiktokenTokenizer } from '../../src/core/tokenizers/bpe/tiktokenFile.ts'
import { readJson } from '../../src/platform/tokenizers/readJson.ts'
import { createStagedTokenizer } from '../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { tinyTokenizerJson } from '../server/tinyTokenizer.ts'
import { identity, tryOut, words } from './tryOut.ts'
import { damaged, damagedBytes, jsonOf, pick, randomValue } from './mutations.ts'
import { seed } from './seed.ts'
import { tryAll } from './watching.ts'
import { amountOf } from '../depth.ts'

const folder = 'tests/fixtures/tokenizers'
const fixtures: readonly unknown[] = [
  ...readdirSync(folder).map((file): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
  JSON.parse(tinyTokenizerJson),
]
test('tokenizer.json with something wrong in it', { timeout: 300_000 }, () => {
  const random = seededRandom(seed)
  let made = 0
  const count = amountOf('damaged tokenizer.json files')
  tryAll(count, () => {
    let value = pick(random, fixtures)
    for (let times = 1 + randomBelow(random, 2); times > 0; times--) value = damaged(value, random)
    const json = jsonOf(value)
    return {
      describe: () => json,
      run: () => {
        const outcome = createStagedTokenizer(
          { tokenizerJson: JSON.parse(json), tokenizerConfig: randomValue(random) },
          identity,
        )
        if (outcome.ok) made += 1
        tryOut(outcome)
      },
    }
  })
  // Most damage is in a vocabulary, and leaves a tokenizer; some of it does not.
  expect(made / count).toBeGreaterThan(0.1)
  expect(made / count).toBeLessThan(0.95)
})

test('bytes that were a tokenizer.json or a .tiktoken file', { timeout: 120_000 }, () => {
  const random = seededRandom(seed + 1)
  const json = new TextEncoder().encode(tinyTokenizerJson)
  const ranks = new TextEncoder().encode(
    Array.from(
      { length: 300 },
      (_, rank) => `${Buffer.from(rank < 256 ? [rank] : [97, rank - 256]).toString('base64')} ${rank}`,
    ).join('\n'),
  )
  tryAll(1000, (index) => {
    const bytes = damagedBytes(index % 2 === 0 ? json : ranks, random)
    return {
      describe: () => Buffer.from(bytes).toString('base64'),
      run: () => {
        if (index % 2 === 1) return tryOut(createTiktokenTokenizer(bytes, 'cl100k_base', 'chosen', identity))
        const read = readJson(bytes, 'tokenizer.json')
        if (read.ok) tryOut(createStagedTokenizer({ tokenizerJson: read.value, tokenizerConfig: null }, identity))
        else expect(words[read.failure.code]).toBeDefined()
      },
    }
  })
})
