/** What is said of a break is so: the stretch is what the tokenizer cuts otherwise, and a merge that it names reaches across the cut. */
import { describe, expect, test } from 'vitest'
import { Adjacency } from '../../../src/core/segmenters/adjacency.ts'
import { breakOf, crossingMerge, endsOf } from '../../../src/core/segmenters/breaks.ts'
import { canonicality } from '../../../src/core/segmenters/canonicality.ts'
import { segmentationSampler } from '../../../src/core/segmenters/counting.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tinyTokenizer, tokenizerFromFile, vocabularyOrThrow } from './tinyTokenizer.ts'
import { amountOf } from '../../depth.ts'

const words = [' strawberry', ' lowercased', '荔枝好吃', 'for (let i = 0;', '1234567', ' unbelievable', ' naïve 👩‍👩‍👧']

describe.each([
  ['GPT-2', () => shippedBpe('gpt2')],
  ['cl100k_base, which takes whole pre-tokens', () => shippedBpe('cl100k_base')],
  ['the shipped BPE language model', () => tokenizerFromFile('public/models/tessera-bpe/tokenizer.json')],
  ['superwords', () => tokenizerFromFile('public/models/tessera-superword/tokenizer.json')],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const adjacency = new Adjacency(vocabulary)

  test('random segmentations', () => {
    const random = seededRandom(9)
    const seen = new Set<string>()
    for (
      let round = 0;
      round < amountOf('segmentations whose first break is explained, for each vocabulary');
      round++
    ) {
      const bytes = encodeUtf8(words[randomBelow(random, words.length)] ?? '')
      const tokens = segmentationSampler(vocabulary, bytes)(random)
      const ends = endsOf(vocabulary, tokens)
      expect(ends.at(-1)).toBe(bytes.length)
      const found = breakOf(vocabulary, tokens, canonicality(adjacency, tokens))
      if (found === null) {
        expect(tokens).toEqual(vocabulary.encode(bytes))
        continue
      }
      seen.add(found.reason)
      const { reason, index, startByte, endByte, insteadEnds, merge } = found
      // The stretch ends where tokens end, in both cuts, and the cuts differ; that of a whole pre-token may end in a token.
      const inside = ends.filter((end) => end > startByte && end <= endByte)
      expect(startByte === 0 || ends.includes(startByte)).toBe(true)
      if (reason !== 'whole') expect(inside.at(-1)).toBe(endByte)
      if (reason !== 'pre-token') expect(insteadEnds.at(-1)).toBe(endByte)
      expect(insteadEnds).not.toEqual(inside)
      expect(merge !== null).toBe(reason === 'pair')
      if (merge === null) continue
      const cut = ends[index - 1] ?? 0
      expect(merge.startByte).toBeLessThan(cut)
      expect(merge.endByte).toBeGreaterThan(cut)
      const [left, right] = [
        vocabulary.find(bytes, merge.startByte, merge.middleByte),
        vocabulary.find(bytes, merge.middleByte, merge.endByte),
      ]
      const handle = vocabulary.bpe.pairs.find(left, right)
      expect(vocabulary.bpe.pairs.rankAt(handle)).toBe(merge.rank)
    }
    expect(seen).toContain('pair')
  })

  test('there is a crossing merge between own tokens exactly where they may not stand beside each other', () => {
    const random = seededRandom(4)
    const counts = { may: 0, mayNot: 0 }
    while (counts.may < 300 || counts.mayNot < 100) {
      const [left, right] = [randomBelow(random, vocabulary.size), randomBelow(random, vocabulary.size)]
      if (!adjacency.isOwn(left) || !adjacency.isOwn(right)) continue
      const may = adjacency.mayFollow(left, right)
      counts[may ? 'may' : 'mayNot']++
      expect(crossingMerge(vocabulary, left, right) === null).toBe(may)
    }
  })
})

test('worked examples', () => {
  const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
  const ids = (vocabulary: typeof gpt2, pieces: readonly string[]): number[] =>
    pieces.map((piece) => vocabulary.find(encodeUtf8(piece), 0, encodeUtf8(piece).length))
  const broken = (vocabulary: typeof gpt2, pieces: readonly string[]) => {
    const tokens = ids(vocabulary, pieces)
    return breakOf(vocabulary, tokens, canonicality(new Adjacency(vocabulary), tokens))
  }
  // The merges of GPT-2 make `er` (rank 1) of ` low·erc` before anything else that reaches across, then ` lower`.
  expect(broken(gpt2, ['The', ' low', 'erc', 'ased'])).toMatchObject({
    reason: 'pair',
    index: 2,
    startByte: 3,
    endByte: 10,
    insteadEnds: [9, 10],
  })
  expect(broken(gpt2, ['The', ' lower', 'c', 'ased'])).toBeNull()
  const crossing = vocabularyOrThrow(
    tinyTokenizer(
      [
        ['1', 'a'],
        ['a', 'b'],
      ],
      String.raw`\d|\D+`,
    ),
  )
  expect(broken(crossing, ['1a', 'b'])).toEqual({
    reason: 'pre-token',
    index: 0,
    startByte: 0,
    endByte: 2,
    insteadEnds: [1],
    merge: null,
    preTokenEnd: 1,
  })
  const merges: [string, string][] = [
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'bc'],
  ]
  const whole = vocabularyOrThrow(tinyTokenizer(merges, String.raw`\w+|\W+`, true))
  expect(broken(whole, ['abc', ' ', 'ab', 'c'])).toEqual({
    reason: 'whole',
    index: 2,
    startByte: 4,
    endByte: 7,
    insteadEnds: [7],
    merge: null,
    preTokenEnd: null,
  })
  const plain = vocabularyOrThrow(tinyTokenizer(merges, String.raw`\w+|\W+`))
  expect(broken(plain, ['abc'])).toEqual({
    reason: 'token',
    index: 0,
    startByte: 0,
    endByte: 3,
    insteadEnds: [2, 3],
    merge: null,
    preTokenEnd: null,
  })
  expect(broken(plain, ['a', 'bc'])).toEqual({
    reason: 'pair',
    index: 1,
    startByte: 0,
    endByte: 3,
    insteadEnds: [2, 3],
    merge: { startByte: 0, middleByte: 1, endByte: 2, rank: 0 },
    preTokenEnd: null,
  })
})
