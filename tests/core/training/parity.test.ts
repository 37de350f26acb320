/** Parity-aware BPE against the worked toy corpora of its paper, and against one that counts from scratch. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trainParity, type ParityCorpus, type ParitySettings } from '../../../src/core/training/parityTrainer.ts'
import { TokenTable } from '../../../src/core/training/tokenTable.ts'

const counts = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words))

const toy: readonly ParityCorpus[] = [
  {
    training: counts({ low: 5, lower: 2, newest: 6, widest: 3 }),
    development: counts({ low: 1, lowest: 1 }),
  },
  { training: counts({ bababa: 4, babab: 2, cab: 3 }), development: counts({ bababa: 2, cab: 2 }) },
]

function trained(corpora: readonly ParityCorpus[], settings: Omit<ParitySettings, 'vocabularySize'>, most: number) {
  const table = new TokenTable()
  return Array.from(trainParity(corpora, { ...settings, vocabularySize: 256 + most }, table), (merge) => ({
    ...merge,
    text: table.spelling(merge.merged),
    pair: [table.spelling(merge.left), table.spelling(merge.right)] as const,
  }))
}

describe('the toy corpora', () => {
  const merges = trained(toy, {}, 7)

  test('seven merges, each by the language whose development text is longest', () => {
    expect(merges.map(({ corpus, text }) => `${corpus}:${text}`)).toEqual([
      '1:ba',
      '1:baba',
      '1:bababa',
      '0:st',
      '0:est',
      '1:ca',
      '0:ow',
    ])
    expect(merges.at(-1)?.lengths).toEqual([5, 6])
  })

  test('classical BPE is what all corpora together choose', () => {
    const pooled = trained(toy, { pooledMerges: 7 }, 7)
    expect(pooled.map(({ text }) => text)).toEqual(['ba', 'baba', 'st', 'est', 'ow', 'low', 'west'])
    expect(pooled.every(({ corpus }) => corpus === null)).toBe(true)
    expect(pooled.at(-1)?.lengths).toEqual([3, 10])
  })
})

interface Picked {
  readonly corpus: number | null
  readonly pair: readonly [string, string]
  readonly count: number
}

type Words = readonly (readonly [readonly string[], number])[]

function merged(words: Words, [left, right]: readonly [string, string]): Words {
  return words.map(([tokens, count]) => {
    const after: string[] = []
    for (let at = 0; at < tokens.length; at++) {
      if (tokens[at] === left && tokens[at + 1] === right) {
        after.push(left + right)
        at++
      } else after.push(tokens[at] ?? '')
    }
    return [after, count]
  })
}

/** Counts everything again before every merge, by the words of the rule. */
function naive(corpora: readonly ParityCorpus[], settings: Omit<ParitySettings, 'vocabularySize'>, most: number) {
  const letters = (words: ReadonlyMap<string, number>): Words => Array.from(words, ([word, n]) => [Array.from(word), n])
  let training = corpora.map((corpus) => letters(corpus.training))
  let development = corpora.map((corpus) => letters(corpus.development))
  const picks: (number | null)[] = []
  const found: Picked[] = []
  while (found.length < most) {
    const lengths = development.map((words) => words.reduce((sum, [tokens, n]) => sum + tokens.length * n, 0))
    const isPooled = found.length < (settings.pooledMerges ?? 0)
    const { window } = settings
    const share = (corpus: number): number =>
      window === undefined
        ? 0
        : picks
            .filter((pick) => pick !== null)
            .slice(-window.picks)
            .filter((pick) => pick === corpus).length / window.picks
    const fresh = corpora
      .map((_, index) => index)
      .filter((index) => share(index) <= (window?.most ?? 1) / corpora.length)
    const allowed = fresh.length > 0 ? fresh : corpora.map((_, index) => index)
    const longest = Math.max(...allowed.map((index) => lengths[index] ?? 0))
    const corpus = isPooled ? null : (allowed.find((index) => lengths[index] === longest) ?? 0)
    const pairs = new Map<string, number>()
    for (const [tokens, count] of corpus === null ? training.flat() : (training[corpus] ?? []))
      for (let at = 0; at + 1 < tokens.length; at++) {
        const pair = `${tokens[at]}\0${tokens[at + 1]}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + count)
      }
    const count = Math.max(0, ...pairs.values())
    if (count < 2) break
    const [left = '', right = ''] =
      [...pairs.entries()]
        .filter(([, n]) => n === count)
        .map(([pair]) => pair)
        .toSorted()
        .at(-1)
        ?.split('\0') ?? []
    training = training.map((words) => merged(words, [left, right]))
    development = development.map((words) => merged(words, [left, right]))
    picks.push(corpus)
    found.push({ corpus, pair: [left, right], count })
  }
  return found
}

const words = fc
  .array(
    fc.tuple(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((entries) => new Map(entries))

test('any corpora, in every variant', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ training: words, development: words }), { minLength: 1, maxLength: 3 }),
      fc.nat({ max: 4 }),
      fc.option(fc.record({ picks: fc.integer({ min: 1, max: 5 }), most: fc.integer({ min: 1, max: 2 }) })),
      (corpora, pooledMerges, window) => {
        const settings = { pooledMerges, ...(window === null ? {} : { window }) }
        const found = trained(corpora, settings, 20).map(({ corpus, pair, count }) => ({ corpus, pair, count }))
        // A pair whose token exists already makes no new entry: more merges than entries may come.
        expect(found).toEqual(naive(corpora, settings, Math.max(20, found.length)))
      },
    ),
    { numRuns: 300 },
  )
})
