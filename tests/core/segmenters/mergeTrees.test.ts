/** Which tokens may stand beside each other by the trees of merges is what merging them shows, on real and on random vocabularies. */
import { describe, expect, test } from 'vitest'
import { Adjacency } from '../../../src/core/segmenters/adjacency.ts'
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tinyTokenizer, tokenizerFromFile, vocabularyOrThrow } from './tinyTokenizer.ts'
import { amountOf } from '../../depth.ts'

function compare(vocabulary: Vocabulary, pairs: Iterable<readonly [number, number]>): number {
  const byTrees = new Adjacency(vocabulary)
  const byMerging = new Adjacency(vocabulary, false)
  let adjacent = 0
  for (const [left, right] of pairs) {
    const expected = byMerging.mayFollow(left, right)
    if (expected) adjacent++
    if (byTrees.mayFollow(left, right) !== expected)
      expect({ left, right, may: !expected }).toEqual({ left, right, may: expected })
  }
  return adjacent
}

describe.each([
  ['gpt2', () => shippedBpe('gpt2')],
  ['cl100k_base', () => shippedBpe('cl100k_base')],
  ['deepseek-v3', () => shippedBpe('deepseek-v3')],
  ['tessera-bpe', () => tokenizerFromFile('public/models/tessera-bpe/tokenizer.json')],
  ['tessera-superword', () => tokenizerFromFile('public/models/tessera-superword/tokenizer.json')],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const random = seededRandom(5)

  test('the same tokens stand for themselves', { timeout: 60_000 }, () => {
    const byTrees = new Adjacency(vocabulary)
    const byMerging = new Adjacency(vocabulary, false)
    for (let id = 0; id < vocabulary.size; id++) {
      if (byTrees.isOwn(id) !== byMerging.isOwn(id))
        expect({ id, own: byTrees.isOwn(id) }).toEqual({ id, own: byMerging.isOwn(id) })
    }
  })

  test('random pairs, halves of tokens, and neighbours in texts', { timeout: 60_000 }, () => {
    const any = (): number => randomBelow(random, vocabulary.size)
    const pairs: [number, number][] = Array.from(
      { length: amountOf('pairs of tokens of each real vocabulary') },
      () => [any(), any()],
    )
    // Where a token is cut in two, merging across is likely.
    for (let count = 0; count < amountOf('halves of tokens of each real vocabulary'); count++) {
      const bytes = vocabulary.bytesOf(any())
      if (bytes.length < 2) continue
      const cut = 1 + randomBelow(random, bytes.length - 1)
      const [left, right] = [vocabulary.find(bytes, 0, cut), vocabulary.find(bytes, cut, bytes.length)]
      if (left !== -1 && right !== -1) pairs.push([left, right])
    }
    for (const text of randomTexts(17, 300)) {
      const tokens = vocabulary.encode(encodeUtf8(text))
      for (const [index, token] of tokens.entries()) {
        const next = tokens[index + 1]
        if (next !== undefined) pairs.push([token, next])
      }
    }
    expect(compare(vocabulary, pairs)).toBeGreaterThan(1_000)
  })

  test('all followers at once are the followers one by one', { timeout: 60_000 }, () => {
    const adjacency = new Adjacency(vocabulary)
    for (const left of vocabulary.encode(encodeUtf8(' The unbelievable 12 aaa\n\n  中文')).slice(0, 8)) {
      const followers = adjacency.followers(left)
      for (let id = 0; id < vocabulary.size; id += 3) {
        if ((followers[id] === 1) !== adjacency.mayFollow(left, id))
          expect({ left, id, may: followers[id] === 1 }).toBe('as asked alone')
      }
    }
  })
})

test(
  'random small vocabularies over two letters, runs of equal letters among them, in any order of merges: every pair',
  { timeout: 60_000 },
  () => {
    const random = seededRandom(11)
    const rounds = amountOf('small vocabularies, all of whose pairs are tried')
    let [compared, late] = [0, 0]
    for (let round = 0; round < rounds; round++) {
      const pieces = ['a', 'b']
      const merges: [string, string][] = []
      for (let count = 0; count < 12; count++) {
        const [left, right] = [
          pieces[randomBelow(random, pieces.length)] ?? 'a',
          pieces[randomBelow(random, pieces.length)] ?? 'b',
        ]
        if (pieces.includes(left + right)) continue
        merges.push([left, right])
        pieces.push(left + right)
      }
      // Some as tiktoken's files have it: every way to put a token together, at that token's rank.
      const every = merges.flatMap(([left, right]): [string, string][] => {
        const whole = left + right
        return Array.from({ length: whole.length - 1 }, (_, cut): [string, string] => [
          whole.slice(0, cut + 1),
          whole.slice(cut + 1),
        ]).filter((parts) => parts.every((part) => pieces.includes(part)))
      })
      const listed = round % 2 === 0 ? merges : every
      // Most of them shuffled, so that merges rank before the making of their parts.
      const keyed = listed.map((merge) => ({ merge, key: random() })).toSorted((one, other) => one.key - other.key)
      const shuffled = round % 4 < 2 ? listed : keyed.map(({ merge }) => merge)
      if (
        shuffled.some(
          ([left, right], rank) => shuffled.findIndex((parts) => [left, right].includes(parts.join(''))) > rank,
        )
      )
        late++
      const vocabulary = vocabularyOrThrow(tinyTokenizer(shuffled, String.raw`[\s\S]+`))
      const ids = pieces.map((piece) => vocabulary.find(encodeUtf8(piece), 0, piece.length))
      compared += compare(
        vocabulary,
        ids.flatMap((left) => ids.map((right): [number, number] => [left, right])),
      )
      const adjacency = new Adjacency(vocabulary)
      for (const left of ids) {
        const followers = adjacency.followers(left)
        for (const right of ids)
          if ((followers[right] === 1) !== adjacency.mayFollow(left, right))
            expect({ shuffled, left, right }).toBe('as asked alone')
      }
    }
    expect(compared / rounds).toBeGreaterThan(8)
    expect(late / rounds).toBeGreaterThan(1 / 3)
  },
)

test('a merge that ranks before the making of its parts follows at once on it', () => {
  const vocabulary = vocabularyOrThrow(
    tinyTokenizer(
      [
        ['ab', 'c'],
        ['a', 'b'],
      ],
      String.raw`[\s\S]+`,
    ),
  )
  const [ab, c] = [vocabulary.find(encodeUtf8('ab'), 0, 2), vocabulary.find(encodeUtf8('c'), 0, 1)]
  expect(new Adjacency(vocabulary).mayFollow(ab, c)).toBe(false)
  expect(new Adjacency(vocabulary).followers(c)[ab]).toBe(1)
})
