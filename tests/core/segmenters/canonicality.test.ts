/** Canonicality by adjacent pairs equals canonicality by encoding again, and a break is where it is said to be. */
import { describe, expect, test } from 'vitest'
import { Adjacency } from '../../../src/core/segmenters/adjacency.ts'
import { canonicality } from '../../../src/core/segmenters/canonicality.ts'
import { segmentationSampler } from '../../../src/core/segmenters/counting.ts'
import { bpeDropout } from '../../../src/core/segmenters/dropout.ts'
import { cutEachPreToken } from '../../../src/core/segmenters/preTokens.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tinyTokenizer, tokenizerFromFile, vocabularyOrThrow } from './tinyTokenizer.ts'
import { amountOf } from '../../depth.ts'

const ROUNDS = amountOf('segmentations that are judged canonical or not, for each vocabulary')
const texts = randomTexts(21, 2_000)
  .filter((text) => text !== '')
  .map((text) => encodeUtf8(text).subarray(0, 60))

/** A stretch of a text that ends on a character. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  return encodeUtf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
}

describe.each([
  ['GPT-2', () => shippedBpe('gpt2')],
  ['cl100k_base, which takes whole pre-tokens', () => shippedBpe('cl100k_base')],
  ['o200k_base', () => shippedBpe('o200k_base')],
  ['the shipped BPE language model', () => tokenizerFromFile('public/models/tessera-bpe/tokenizer.json')],
  ['superwords', () => tokenizerFromFile('public/models/tessera-superword/tokenizer.json')],
  [
    'a pre-tokenizer without scanner',
    () =>
      tinyTokenizer(
        [
          ['a', 'b'],
          ['ab', 'a'],
          ['b', 'a'],
          [' ', 'ab'],
          ['t', 'h'],
          ['th', 'e'],
          ['\n', '\n'],
        ],
        String.raw`\s?\w+|[^\w]+`,
      ),
  ],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const adjacency = new Adjacency(vocabulary)

  test(`${ROUNDS} random segmentations`, { timeout: 120_000 }, () => {
    const random = seededRandom(2)
    let canonical = 0
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = wholeCharacters(texts[randomBelow(random, texts.length)] ?? new Uint8Array())
      const kind = round % 4
      const tokens =
        kind === 0
          ? segmentationSampler(vocabulary, bytes)(random)
          : kind === 1
            ? vocabulary.encode(bytes)
            : // Held back rarely: mostly canonical, else broken in one place. Without pre-tokens, it may cross them.
              kind === 2
              ? cutEachPreToken(vocabulary, bytes, (_vocabulary, piece) =>
                  bpeDropout(vocabulary, piece, { variant: 'one-at-a-time', probability: 0.02, random }),
                )
              : bpeDropout(vocabulary, bytes, { variant: 'one-at-a-time', probability: 0.02, random })
      const again = vocabulary.encode(vocabulary.join(tokens))
      const same = again.length === tokens.length && again.every((id, index) => id === tokens[index])
      const found = canonicality(adjacency, tokens)
      if (found.canonical !== same) expect({ tokens, again, found }).toEqual({ tokens, again, canonical: same })
      if (same) canonical++
    }
    expect(canonical / ROUNDS).toBeGreaterThan(0.25)
    expect(canonical / ROUNDS).toBeLessThan(0.98)
  })
})

describe('where it breaks', () => {
  const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
  const adjacency = new Adjacency(gpt2)
  const id = (text: string): number => gpt2.find(encodeUtf8(text), 0, encodeUtf8(text).length)
  const ids = (...pieces: string[]): number[] => pieces.map(id)

  test('at the pair that the merges would cut otherwise', () => {
    expect(canonicality(adjacency, ids('The', ' low', 'erc', 'ased'))).toEqual({
      canonical: false,
      reason: 'pair',
      index: 2,
      instead: ids(' lower', 'c'),
    })
    expect(canonicality(adjacency, ids('The', ' lower', 'c', 'ased'))).toEqual({ canonical: true })
  })

  test('at a token that reaches over a pre-token', () => {
    // A digit and a letter: no merge of GPT-2 crosses, so the case is made with a vocabulary that has one.
    const crossing = vocabularyOrThrow(tinyTokenizer([['1', 'a']], String.raw`\d|\D+`))
    const token = crossing.find(encodeUtf8('1a'), 0, 2)
    const one = crossing.bpe.byteIds[0x31] ?? -1
    expect(canonicality(new Adjacency(crossing), [one, token])).toEqual({
      canonical: false,
      reason: 'pre-token',
      index: 1,
      instead: [one],
    })
  })

  test('where a pre-token is a token as a whole', () => {
    const merges: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'bc'],
    ]
    const ignoring = vocabularyOrThrow(tinyTokenizer(merges, String.raw`\w+|\W+`, true))
    const [whole, ab, c] = ['abc', 'ab', 'c'].map((text) => ignoring.find(encodeUtf8(text), 0, text.length))
    expect(ignoring.encode(encodeUtf8('abc'))).toEqual([whole])
    expect(canonicality(new Adjacency(ignoring), [ab ?? -1, c ?? -1])).toEqual({
      canonical: false,
      reason: 'whole',
      index: 0,
      instead: [whole],
    })
    expect(canonicality(new Adjacency(ignoring), [whole ?? -1])).toEqual({ canonical: true })
    const merging = vocabularyOrThrow(tinyTokenizer(merges, String.raw`\w+|\W+`, false))
    expect(canonicality(new Adjacency(merging), [whole ?? -1])).toEqual({
      canonical: false,
      reason: 'token',
      index: 0,
      instead: [ab, c],
    })
  })
})
