/**
 * The ways of cutting on GPT-2's vocabulary, against segmentations and counts computed by an independent program over
 * the published vocabulary, and against properties that define them.
 */
import { describe, expect, test } from 'vitest'
import { bpeDropout, type DropoutVariant } from '../../../src/core/segmenters/dropout.ts'
import { countSegmentations, segmentationSampler } from '../../../src/core/segmenters/counting.ts'
import { longestPrefix, longestSuffix, longestToken, singleBytes } from '../../../src/core/segmenters/greedy.ts'
import { byMerges, cutEachPreToken } from '../../../src/core/segmenters/preTokens.ts'
import { leastTokens, likeliest } from '../../../src/core/segmenters/shortestPath.ts'
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { vocabularyOf } from '../../../src/core/segmenters/vocabulary.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tinyTokenizer, tokenizerFromFile, vocabularyOrThrow } from './tinyTokenizer.ts'

const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))

const show = (vocabulary: Vocabulary, tokens: readonly number[]): string =>
  tokens.map((id) => decodeUtf8(vocabulary.bytesOf(id))).join('|')
type Cut = (vocabulary: Vocabulary, bytes: Uint8Array) => number[]
const cut = (way: Cut, text: string): string => show(gpt2, way(gpt2, encodeUtf8(text)))

describe('GPT-2', () => {
  test('lowercased, with its ids', () => {
    const bytes = encodeUtf8(' lowercased')
    expect(byMerges(gpt2, bytes)).toEqual([2793, 66, 839])
    expect(longestPrefix(gpt2, bytes)).toEqual([2793, 7442, 67])
    expect(longestToken(gpt2, bytes)).toEqual([2793, 7442, 67])
    expect(longestSuffix(gpt2, bytes)).toEqual([1877, 2798, 839])
    expect(leastTokens(gpt2, bytes)).toEqual([1877, 2798, 839])
  })

  test.each([
    [byMerges, ' ant|idis|establishment|arian|ism'],
    [longestPrefix, ' antid|ises|tab|lish|ment|arian|ism'],
    [longestToken, ' antid|is|establishment|arian|ism'],
    [longestSuffix, ' ant|idis|establishment|ari|anism'],
    [leastTokens, ' ant|idis|establishment|ari|anism'],
  ] as const)('antidisestablishmentarianism by %o', (way, expected) => {
    expect(cut(way, ' antidisestablishmentarianism')).toBe(expected)
  })

  test('Boulter', () => {
    expect(cut(byMerges, 'Boulter')).toBe('B|oul|ter')
    expect(cut(longestPrefix, 'Boulter')).toBe('Bo|ult|er')
    expect(cut(longestToken, 'Boulter')).toBe('B|oult|er')
  })

  test.each([
    [' tokenization', 1_566n],
    [' strawberry', 490n],
    [' lowercased', 626n],
    [' antidisestablishmentarianism', 38_203_680n],
  ] as const)('segmentations of "%s"', (text, count) => {
    expect(countSegmentations(gpt2, encodeUtf8(text))).toBe(count)
  })

  test('equal scores give as few tokens as least tokens do; scores by rank give what has the greatest sum', () => {
    for (const text of [
      ' antidisestablishmentarianism',
      ' unbelievably',
      'SolidGoldMagikarp',
      'Donaudampfschiff',
      '你好世界',
    ]) {
      const bytes = encodeUtf8(text)
      expect(likeliest(gpt2, bytes, new Float64Array(gpt2.size).fill(-5))).toHaveLength(leastTokens(gpt2, bytes).length)
    }
    const scores = Float64Array.from({ length: gpt2.size }, (_, id) => -Math.log(id + 2))
    const bytes = encodeUtf8(' lowercased')
    const sum = (tokens: readonly number[]): number => tokens.reduce((total, id) => total + (scores[id] ?? 0), 0)
    const draw = segmentationSampler(gpt2, bytes)
    const random = seededRandom(1)
    const best = sum(likeliest(gpt2, bytes, scores))
    for (let round = 0; round < 5_000; round++) expect(sum(draw(random))).toBeLessThanOrEqual(best + 1e-12)
  })

  test('least tokens at random are as few, and differ between seeds', () => {
    const bytes = encodeUtf8(' antidisestablishmentarianism')
    const drawn = Array.from({ length: 200 }, (_, seed) => leastTokens(gpt2, bytes, { random: seededRandom(seed) }))
    for (const tokens of drawn) expect(show(gpt2, tokens).split('|')).toHaveLength(5)
    expect(new Set(drawn.map((tokens) => tokens.join())).size).toBeGreaterThan(1)
    expect(leastTokens(gpt2, bytes, { random: seededRandom(7) })).toEqual(
      leastTokens(gpt2, bytes, { random: seededRandom(7) }),
    )
  })

  test('every way spells the text, also where characters are cut', () => {
    const ways: readonly Cut[] = [byMerges, longestPrefix, longestSuffix, longestToken, leastTokens, singleBytes]
    for (const text of ['तुम्हारा नाम', '👨‍👩‍👧‍👦 x', ' \n\n//  z', 'naïve Σίσυφος 12345']) {
      const bytes = encodeUtf8(text)
      for (const way of ways) expect(gpt2.join(cutEachPreToken(gpt2, bytes, way))).toEqual(bytes)
      expect(cutEachPreToken(gpt2, bytes, byMerges)).toEqual(gpt2.encode(bytes))
    }
  })
})

describe.each(['all-occurrences', 'one-at-a-time'] satisfies DropoutVariant[])('BPE-dropout, %s', (variant) => {
  const texts = [' antidisestablishmentarianism', ' strawberry', 'Boulter', 'aaaaaaaaa', ' 你好世界']
  const at = (probability: number, seed: number, text: string): number[] =>
    bpeDropout(gpt2, encodeUtf8(text), { variant, probability, random: seededRandom(seed) })

  test('0 is BPE, 1 is single bytes, a seed always gives the same', () => {
    for (const text of texts) {
      expect(at(0, 1, text)).toEqual(byMerges(gpt2, encodeUtf8(text)))
      expect(at(1, 1, text)).toEqual(singleBytes(gpt2, encodeUtf8(text)))
      expect(at(0.4, 9, text)).toEqual(at(0.4, 9, text))
      expect(gpt2.join(at(0.4, 9, text))).toEqual(encodeUtf8(text))
    }
  })

  test('one merge in one place is held back with probability p', () => {
    const one = vocabularyOrThrow(tinyTokenizer([['a', 'b']], String.raw`[\s\S]+`))
    const random = seededRandom(3)
    let cuts = 0
    const rounds = 20_000
    for (let round = 0; round < rounds; round++) {
      cuts += bpeDropout(one, encodeUtf8('ab'), { variant, probability: 0.3, random }).length - 1
    }
    // Four standard errors.
    expect(Math.abs(cuts / rounds - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / rounds))
  })
})

test('the variants of BPE-dropout differ: two places of one merge', () => {
  // "abab" with the merge a+b and p = 1/2. All at once: a round ends it with nothing merged (1/4), merges one place and
  // draws on for the other (1/2), or merges both (1/4). One by one: any place that merges brings the other back.
  // P(nothing merged) = 1/4 in both; P(both) = 1/4 + 1/2·1/2 = 1/2 in the first. In the second the first place is drawn,
  // then the second: merged first (1/2): the second is drawn once: 1/4 both. Held back, then the second merges (1/4):
  // the first comes back and is drawn once: 1/8. Together 3/8.
  const two = vocabularyOrThrow(tinyTokenizer([['a', 'b']], String.raw`[\s\S]+`))
  const shareOfBoth = (variant: DropoutVariant): number => {
    const random = seededRandom(11)
    let both = 0
    for (let round = 0; round < 20_000; round++) {
      if (bpeDropout(two, encodeUtf8('abab'), { variant, probability: 0.5, random }).length === 2) both++
    }
    return both / 20_000
  }
  expect(Math.abs(shareOfBoth('all-occurrences') - 1 / 2)).toBeLessThan(0.015)
  expect(Math.abs(shareOfBoth('one-at-a-time') - 3 / 8)).toBeLessThan(0.015)
})

test('the sampler draws every segmentation equally often', () => {
  const bytes = encodeUtf8('Boul')
  const count = Number(countSegmentations(gpt2, bytes))
  const draw = segmentationSampler(gpt2, bytes)
  const random = seededRandom(5)
  const drawn = new Map<string, number>()
  for (let round = 0; round < 500 * count; round++) {
    const key = draw(random).join()
    drawn.set(key, (drawn.get(key) ?? 0) + 1)
  }
  expect(drawn.size).toBe(count)
  for (const times of drawn.values()) expect(Math.abs(times - 500)).toBeLessThan(5 * Math.sqrt(500))
})

describe('whose vocabulary', () => {
  test('the shipped language models have one, with scanners for their patterns', () => {
    for (const id of ['tessera-bpe', 'tessera-superword', 'tessera-character', 'tessera-byte']) {
      const tokenizer = tokenizerFromFile(`public/models/${id}/tokenizer.json`)
      expect(tokenizer.createIncrementalEncoder).toBeDefined()
      const vocabulary = vocabularyOrThrow(tokenizer)
      const text = "The people's 12 नाम\n\n  of the land\r\n\r\nthey'll go"
      expect(vocabulary.encode(encodeUtf8(text))).toEqual([
        ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
      ])
    }
  })

  test('one whose pre-tokenizer has no scanner is cut by its stages', () => {
    const tokenizer = tinyTokenizer(
      [
        ['a', 'b'],
        ['ab', 'c'],
        [' ', 'ab'],
      ],
      String.raw`\s?\w+|[^\w]+`,
    )
    const vocabulary = vocabularyOrThrow(tokenizer)
    for (const text of ['abc abab!', 'é abc', ' ab ab\n\nabc', '']) {
      expect(vocabulary.encode(encodeUtf8(text))).toEqual([
        ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
      ])
    }
  })

  test('a tokenizer whose tokens are merged from neither bytes nor characters with byte fallback is refused in words', () => {
    for (const name of ['wordpiece', 'unigram', 'unigram-byte-fallback', 'characters']) {
      const refused = vocabularyOf(tokenizerFromFile(`tests/fixtures/tokenizers/${name}.json`))
      expect(refused.ok ? name : refused.failure.code).toBe('unsupported')
    }
  })
})
