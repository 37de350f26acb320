/** What may follow, judged by signatures and trees for many tokens at once, is what judging each sequence by itself shows. */
import { describe, expect, test } from 'vitest'
import { ValidSequences } from '../../src/bytelevel/validSequences.ts'
import { randomBelow, seededRandom } from '../../src/text/seededRandom.ts'
import { encodeUtf8 } from '../../src/text/utf8.ts'
import { randomTexts } from '../randomTexts.mjs'
import { tinyTokenizer, tokenizerFromFile, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { splits } from '../tokenizers/bpe/splits.ts'

const merges: readonly (readonly [string, string])[] = [['a', 'b'], ['\n', '\n'], [' ', ' '], ['b', 'c'], ['ab', 'c'], [' ', 'ab'], ['=Ã', '=©'], ["'", 's'], ["'s", 'x']]
const texts = ["don't'", "it's'l", "x'", "x'r", "We'LL'", ' unbeliev', 'An apple a day ', '    if', '\n\n', ' \n  ', '12', '1234', '3.', 'https:', 'https://', '中文', '我们去', 'é', '٣', '.', '!!', 'ABCdef', 'A', ' \u3000']

describe.each([
  ['gpt2', () => shippedBpe('gpt2')],
  ['cl100k_base', () => shippedBpe('cl100k_base')],
  ['o200k_base', () => shippedBpe('o200k_base')],
  ['deepseek-v3', () => shippedBpe('deepseek-v3')],
  ['tekken', () => shippedBpe('tekken')],
  ['tessera-bpe', () => tokenizerFromFile('public/models/tessera-bpe/tokenizer.json')],
  ['tessera-superword', () => tokenizerFromFile('public/models/tessera-superword/tokenizer.json')],
  ['tessera-character', () => tokenizerFromFile('public/models/tessera-character/tokenizer.json')],
  ['whole pre-tokens', () => tinyTokenizer(merges, splits.cl100k_base[0] ?? '', true)],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const all = vocabulary.trie.tokensUnder(0)
  const random = seededRandom(3)

  test('the same tokens, behind texts that end in every way', { timeout: 120_000 }, () => {
    const valid = new ValidSequences(vocabulary)
    let [compared, found] = [0, 0]
    for (const text of [...texts, ...randomTexts(23, 40)]) {
      const bytes = encodeUtf8(text)
      // Also inside a character.
      const prefix = bytes.subarray(0, Math.min(24, bytes.length - (text.length > 1 ? randomBelow(random, 2) : 0)))
      const { end } = valid.settled(prefix)
      for (const before of valid.sequencesOf(prefix.subarray(end)).slice(0, 2)) {
        // More than are judged one by one.
        const candidates = Array.from({ length: 250 }, () => all[randomBelow(random, all.length)] ?? 0)
        const fitting = new Set(valid.validNext(before, candidates))
        for (const id of candidates) {
          compared++
          if (fitting.has(id)) found++
          const expected = valid.isValid([...before, id])
          if (fitting.has(id) !== expected) expect({ text, before, id, token: vocabulary.bytesOf(id), valid: !expected }).toEqual({ text, before, id, valid: expected })
        }
      }
    }
    expect(compared).toBeGreaterThan(5_000)
    expect(found).toBeGreaterThan(500)
  })
})
