/** The heart of training against one that counts from scratch, and the worked toy corpora of parity-aware BPE's paper. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PieceTokens } from '../../../src/core/tokenizers/bpe/mergePiece.ts'
import { PairTable } from '../../../src/core/tokenizers/bpe/pairTable.ts'
import { learnMerges } from '../../../src/core/training/mergeTrainer.ts'
import { lettersOf, naiveMerges, type MayMerge } from './bruteForce.ts'

const LETTERS = ['a', 'b', 'c', 'd']

/** Ids in the order in which tokens come to be; one of the same letters that exists is taken again. */
function tokenIds() {
  const texts = [...LETTERS]
  return {
    texts,
    idOf(left: number, right: number): number {
      const text = `${texts[left]}${texts[right]}`
      const known = texts.indexOf(text)
      return known === -1 ? texts.push(text) - 1 : known
    },
  }
}

const words = fc.array(
  fc.tuple(
    fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 14 }),
    fc.integer({ min: 1, max: 5 }),
  ),
  {
    minLength: 1,
    maxLength: 8,
  },
)

const sequencesOf = (corpus: readonly (readonly [string, number])[]) =>
  corpus.map(([word, count]) => ({ tokens: Array.from(word, (letter) => LETTERS.indexOf(letter)), count }))

describe('counts kept from merge to merge are those of counting again', () => {
  test('on any words', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 3 }), (corpus, leastCount) => {
        const { texts, idOf } = tokenIds()
        const found = [...learnMerges(sequencesOf(corpus), { idOf, leastCount })].slice(0, 60)
        const expected = naiveMerges(
          corpus.map(([word, count]) => lettersOf(word, count)),
          { order: [...LETTERS], most: 60, leastCount },
        )
        expect(found.map(({ left, right, count }) => ({ left: texts[left], right: texts[right], count }))).toEqual(
          expected.merges,
        )
      }),
      { numRuns: 300 },
    )
  })

  test('where pairs are barred, and where some occurrences do not count', () => {
    const barred = fc.constantFrom<string>('ab', 'ba', 'aab', 'cc', 'dab')
    fc.assert(
      fc.property(
        words,
        fc.uniqueArray(barred, { maxLength: 3 }),
        fc.integer({ min: 2, max: 5 }),
        (corpus, bars, step) => {
          const { texts, idOf } = tokenIds()
          // Any rule of places will do: joining may not end at a multiple of `step`, unless it begins at one.
          const counts = (first: number, last: number): boolean => first % step === 0 || last % step !== 0
          const isBarred = (left: string, right: string): boolean => bars.includes(left + right)
          const rules = {
            idOf,
            leastCount: 2,
            isBarred: (left: number, right: number) => isBarred(texts[left] ?? '', texts[right] ?? ''),
            mayJoin: (_: number, first: number, last: number) => counts(first, last),
          }
          const mayMerge: MayMerge = (_, left, right) =>
            counts(left.first, right.last) && !isBarred(left.text, right.text)
          const found = [...learnMerges(sequencesOf(corpus), rules)].slice(0, 60)
          const naive = naiveMerges(
            corpus.map(([word, count]) => lettersOf(word, count)),
            { order: [...LETTERS], most: 60, leastCount: 2, mayMerge },
          )
          expect(found.map(({ left, right, count }) => ({ left: texts[left], right: texts[right], count }))).toEqual(
            naive.merges,
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a pair that overlaps itself is merged from the left, each overlap counted', () => {
    const { texts, idOf } = tokenIds()
    const merges = [...learnMerges(sequencesOf([['aaaaa', 1]]), { idOf, leastCount: 1 })]
    expect(merges.map(({ left, right, count }) => [texts[left], texts[right], count])).toEqual([
      ['a', 'a', 4],
      ['aa', 'a', 1],
      ['aa', 'aaa', 1],
    ])
  })

  test('nothing is learnt of nothing', () => {
    const { idOf } = tokenIds()
    expect([...learnMerges([], { idOf, leastCount: 1 })]).toEqual([])
    expect([...learnMerges(sequencesOf([['a', 9]]), { idOf, leastCount: 1 })]).toEqual([])
  })
})

describe('the toy corpora', () => {
  const training: readonly (readonly [string, number])[] = [
    ['low', 5],
    ['lower', 2],
    ['newest', 6],
    ['widest', 3],
    ['bababa', 4],
    ['babab', 2],
    ['cab', 3],
  ]
  const development = [
    ['low', 'lowest'],
    ['bababa', 'bababa', 'cab', 'cab'],
  ]
  /** The paper breaks ties by the lexicographically greatest pair: ids in that order make it our rule. */
  const pieces = [
    ...new Set(
      training.flatMap(([word]) =>
        Array.from(word, (_, from) =>
          Array.from(word.slice(from), (__, length) => word.slice(from, from + length + 1)),
        ).flat(),
      ),
    ),
  ]
    .toSorted()
    .toReversed()
  const id = (text: string): number => pieces.indexOf(text)
  const idOf = (left: number, right: number): number => id(`${pieces[left]}${pieces[right]}`)
  const merges = [
    ...learnMerges(
      training.map(([word, count]) => ({ tokens: Array.from(word, id), count })),
      { idOf, leastCount: 2 },
    ),
  ].slice(0, 7)

  test('seven merges of classical BPE', () => {
    expect(merges.map(({ merged }) => pieces[merged])).toEqual(['ba', 'baba', 'st', 'est', 'ow', 'low', 'west'])
    expect(merges.map(({ count }) => count)).toEqual([16, 10, 9, 9, 7, 7, 6])
  })

  test('lengths of the development texts behind them', () => {
    const pairs = new PairTable(merges.length)
    for (const [rank, { left, right, merged }] of merges.entries()) pairs.add(left, right, rank, merged)
    const lengths = development.map((texts) =>
      texts.reduce((sum, text) => {
        const tokens = new PieceTokens()
        tokens.mergeSymbols(Int32Array.from(text, id), 0, text.length, pairs)
        return sum + tokens.count
      }, 0),
    )
    expect(lengths).toEqual([3, 10])
  })
})
