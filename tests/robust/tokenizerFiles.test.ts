/** 10,000 tokenizer.json files with something wrong in them, and some that are none: an outcome each, and no exception in use. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/core/text/utf8.ts'
import { randomBelow, seededRandom } from '../../src/core/text/seededRandom.ts'
import { createTiktokenTokenizer } from '../../src/core/tokenizers/bpe/tiktokenFile.ts'
import type { Outcome } from '../../src/core/tokenizers/failure.ts'
import { readJson } from '../../src/platform/tokenizers/readJson.ts'
import { createStagedTokenizer } from '../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../src/core/tokenizers/tokenizer.ts'
import { english } from '../ui/messages/english.ts'
import { tinyTokenizerJson } from '../server/tinyTokenizer.ts'
import { damaged, damagedBytes, jsonOf, pick, randomValue } from './mutations.ts'
import { seed } from './seed.ts'
import { tryAll } from './watching.ts'
import { amountOf } from '../depth.ts'

const folder = 'tests/fixtures/tokenizers'
const fixtures: readonly unknown[] = [
  ...readdirSync(folder).map((file): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
  JSON.parse(tinyTokenizerJson),
]
const texts = [
  '',
  'the other the',
  'Ünïcödé ﬁ\u0301 ½ 🏳️‍🌈\r\n\t  x',
  '日本語 हिन्दी ไทย \u202eabc\ud800\0',
  '<|end|>[CLS]<s></s>▁##ing',
  'a'.repeat(60),
]
const identity = {
  id: 'file',
  aliases: [],
  name: 'file',
  source: { name: 'file', revision: '', url: null },
  licence: '',
  usedBy: [],
  contextLength: null,
  verification: { status: 'not-verified' },
} as const

const words: Readonly<Record<string, string>> = english.failure

/** Uses a tokenizer as a lane does. */
function tryOut(made: Outcome<Tokenizer>): void {
  if (!made.ok) {
    expect(words[made.failure.code]).toBeDefined()
    return
  }
  const tokenizer = made.value
  for (const [index, text] of texts.entries()) {
    const flag = index % 2 === 0
    const { ids, startByte, endByte, kinds } = tokenizer.encode(text, {
      addSpecialTokens: flag,
      parseSpecialTokens: flag,
    })
    expect([startByte.length, endByte.length, kinds.length]).toEqual([ids.length, ids.length, ids.length])
    const { length } = encodeUtf8(text)
    if (endByte.some((end, token) => end > length || end < (startByte[token] ?? 0)))
      expect({ text, endByte }).toBe('within the text')
    tokenizer.decode(ids)
    for (const id of ids.subarray(0, 8)) {
      // What has a rank is in the vocabulary, so it has a spelling.
      if (tokenizer.rank(id) !== null && tokenizer.piece(id) === null) expect({ text, id }).toBe('spelled')
      tokenizer.tokenBytes(id)
    }
  }
  tokenizer.byteExact?.()
}

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
