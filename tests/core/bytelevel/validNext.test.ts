/** What may follow, judged by signatures and trees for many tokens at once, is what judging each sequence by itself shows. */
import { describe, expect, test } from 'vitest'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { spellBytes } from '../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { tinyTokenizer, tokenizerFromFile, tokenizerFromJson, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { splits } from '../tokenizers/bpe/splits.ts'
import { amountOf } from '../../depth.ts'

const merges: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['\n', '\n'],
  [' ', ' '],
  ['b', 'c'],
  ['ab', 'c'],
  [' ', 'ab'],
  ['=Ã', '=©'],
  ["'", 's'],
  ["'s", 'x'],
]
const texts = [
  "don't'",
  "it's'l",
  "x'",
  "x'r",
  "We'LL'",
  ' unbeliev',
  'An apple a day ',
  '    if',
  '\n\n',
  ' \n  ',
  '12',
  '1234',
  '3.',
  'https:',
  'https://',
  '中文',
  '我们去',
  'é',
  '٣',
  '.',
  '!!',
  'ABCdef',
  'A',
  ' \u3000',
]

/** As SmolLM's: digits one by one, then GPT-2's pattern. */
const singleDigits = [
  { type: 'Digits', individual_digits: true },
  { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
]
const bloom = [
  { type: 'Split', pattern: { Regex: String.raw` ?[^(\s|[.,!?…。，、।۔،])]+` }, behavior: 'Isolated', invert: false },
  { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
]

function behind(stages: readonly Readonly<Record<string, unknown>>[]) {
  const spelled = [...merges, ['1', '2'], [' ', '1'], ['.', ' '], [' ', '.']].map((pair) =>
    pair.map((text) => (text.startsWith('=') ? text.slice(1) : spellBytes(encodeUtf8(text)))),
  )
  const pieces = [
    ...new Set([
      ...Array.from({ length: 256 }, (_, byte) => spellBytes(Uint8Array.of(byte))),
      ...spelled.map((pair) => pair.join('')),
    ]),
  ]
  return tokenizerFromJson({
    added_tokens: [],
    pre_tokenizer: { type: 'Sequence', pretokenizers: stages },
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])), merges: spelled },
  })
}

const CANDIDATES = amountOf('candidates that may follow a beginning of a text, for each text')

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
  ['digits one by one', () => behind(singleDigits)],
  ['bloom', () => behind(bloom)],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const all = vocabulary.trie.tokensUnder(0)
  const random = seededRandom(3)

  test('the same tokens, behind texts that end in every way', { timeout: 120_000 }, () => {
    const valid = validSequencesOf(vocabulary)
    let [compared, found] = [0, 0]
    for (const text of [...texts, ...randomTexts(23, 40)]) {
      const bytes = encodeUtf8(text)
      // Also inside a character.
      const prefix = bytes.subarray(0, Math.min(24, bytes.length - (text.length > 1 ? randomBelow(random, 2) : 0)))
      const { end } = valid.settled(prefix)
      for (const before of valid.sequencesOf(prefix.subarray(end)).slice(0, 2)) {
        // More than are judged one by one.
        const candidates = Array.from({ length: CANDIDATES }, () => all[randomBelow(random, all.length)] ?? 0)
        const fitting = new Set(valid.validNext(before, candidates, false))
        for (const id of candidates) {
          compared++
          if (fitting.has(id)) found++
          const expected = valid.isValid([...before, id])
          if (fitting.has(id) !== expected)
            expect({ text, before, id, token: vocabulary.bytesOf(id), valid: !expected }).toEqual({
              text,
              before,
              id,
              valid: expected,
            })
        }
      }
    }
    expect(compared / CANDIDATES).toBeGreaterThan(20)
    expect(found / CANDIDATES).toBeGreaterThan(2)
  })
})
