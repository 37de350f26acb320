/** Other segmentations as tokenizers: known ones of GPT-2, the text tiled by tokens of its bytes, always alike. */
import { beforeAll, expect, test } from 'vitest'
import { createReading } from '../../../src/core/segmenters/readingTokenizer.ts'
import {
  fixedReadings,
  formatAdaptation,
  parseAdaptation,
  type Reading,
} from '../../../src/core/tokenizers/adaptive/adaptation.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'

const options = { addSpecialTokens: true, parseSpecialTokens: true }
const dropout: Reading = { method: 'dropout', percent: 30, seed: 5 }
const readings: readonly Reading[] = [...fixedReadings.map((method) => ({ method })), dropout]
let gpt2: Tokenizer
beforeAll(async () => {
  gpt2 = await loadShippedTokenizer('gpt2')
})

function by(reading: Reading, base = gpt2): Tokenizer {
  const made = createReading('x', base, reading)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

test.each([
  ['longest-prefix', ' lowercased', [2793, 7442, 67]],
  ['longest-token', ' lowercased', [2793, 7442, 67]],
  ['longest-suffix', ' lowercased', [1877, 2798, 839]],
  ['least-tokens', ' lowercased', [1877, 2798, 839]],
] as const)('%s of “%s” by the vocabulary of GPT-2', (method, text, ids) => {
  expect([...by({ method }).encode(text, options).ids]).toEqual(ids)
})

test('dropout: with every merge held back single bytes; with some always the same, by another seed others', () => {
  const text = 'The theatre lowercased its antidisestablishmentarianism.<|endoftext|> Once more!'
  const plain = gpt2.encode(text, options)
  const some = by(dropout).encode(text, options)
  expect(by(dropout).encode(text, options)).toEqual(some)
  expect(by({ ...dropout, seed: 6 }).encode(text, options)).not.toEqual(some)
  expect(some.ids.length).toBeGreaterThan(plain.ids.length)
  const all = by({ method: 'dropout', percent: 100, seed: 1 }).encode(text, options)
  expect(all.ids.length).toBe(encodeUtf8(text.replace('<|endoftext|>', '')).length + 1)
})

test.each(readings)('$method tiles any text, and special tokens stay', (reading) => {
  const tokenizer = by(reading)
  for (const one of randomTexts(91, 60)) {
    const text = `${one}<|endoftext|>${one}`.toWellFormed()
    const bytes = encodeUtf8(text)
    const { ids, startByte, endByte, kinds } = tokenizer.encode(text, options)
    let at = 0
    for (const [token, id] of ids.entries()) {
      expect(startByte[token]).toBe(at)
      at = endByte[token] ?? 0
      if (kinds[token] === 0) expect(tokenizer.tokenBytes(id)).toEqual(bytes.slice(startByte[token], at))
      else expect(id).toBe(50_256)
    }
    expect(at).toBe(bytes.length)
    if (reading.method === 'least-tokens') expect(ids.length).toBeLessThanOrEqual(gpt2.encode(text, options).ids.length)
  }
})

test('what is not byte-level BPE is refused', async () => {
  for (const name of ['byt5', 'qwen3'])
    expect(createReading('x', await loadShippedTokenizer(name), dropout)).toMatchObject({
      failure: { code: 'unsupported' },
    })
})

test('each has one spelling', () => {
  for (const reading of readings) expect(parseAdaptation(formatAdaptation(reading))).toEqual(reading)
})
