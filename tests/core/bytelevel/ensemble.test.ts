/** Two language models of unlike tokenizers together, against enumeration over the token sequences of both. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continueBytes } from '../../../src/core/bytelevel/byteReader.ts'
import { normalized, SYMBOLS } from '../../../src/core/bytelevel/distribution.ts'
import {
  ensembleBits,
  ensembleKinds,
  ensembleOf,
  EnsembleReader,
  type ReadTogether,
} from '../../../src/core/bytelevel/ensemble.ts'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { tinyTokenizer, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { prefixProbability } from './bruteForce.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()
const masses = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
    minLength: SYMBOLS,
    maxLength: SYMBOLS,
  })
  .map((values) => normalized(Float64Array.from(values)))
  .filter((distribution) => distribution !== null)
const weights = fc.double({ min: 0, max: 1, noNaN: true })
const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

describe('two distributions as one', () => {
  it('by hand: 1/2, 1/2, 0 and 1/4, 1/4, 1/2, at equal weights', () => {
    const of = (...values: number[]): Float64Array => {
      const all = new Float64Array(SYMBOLS)
      all.set(values)
      return all
    }
    const [p, q] = [of(0.5, 0.5, 0), of(0.25, 0.25, 0.5)]
    expect(ensembleOf(p, q, 0.5, 'mixture')?.slice(0, 3)).toEqual(Float64Array.of(0.375, 0.375, 0.25))
    // √(1/8) twice, and 0: what one excludes, both exclude.
    expect(ensembleOf(p, q, 0.5, 'product')?.slice(0, 3)).toEqual(Float64Array.of(0.5, 0.5, 0))
    expect(ensembleOf(of(1, 0), of(0, 1), 0.5, 'product')).toBeNull()
  })

  it.each(ensembleKinds)('a %s sums to 1, is the one or the other at the ends, and either where they agree', (kind) => {
    fc.assert(
      fc.property(masses, masses, weights, (p, q, weight) => {
        const both = ensembleOf(p, q, weight, kind)
        if (both !== null) expect(sumOf(both)).toBeCloseTo(1, 9)
        for (const [found, expected] of [
          [ensembleOf(p, q, 1, kind), p],
          [ensembleOf(p, q, 0, kind), q],
          [ensembleOf(p, p, weight, kind), p],
        ] as const)
          expect(found?.every((share, symbol) => Math.abs(share - (expected[symbol] ?? 0)) < 1e-9)).toBe(true)
      }),
    )
  })

  it('a mixture is never worse than half of the better one: at most one bit a byte more', () => {
    fc.assert(
      fc.property(masses, masses, fc.nat(255), (p, q, byte) => {
        const read: ReadTogether = { bytes: Uint8Array.of(byte), one: [p], other: [q] }
        const alone = Math.min(ensembleBits(read, 1, 'mixture'), ensembleBits(read, 0, 'mixture'))
        if (Number.isFinite(alone)) expect(ensembleBits(read, 0.5, 'mixture')).toBeLessThanOrEqual(alone + 1 + 1e-9)
      }),
    )
  })
})

describe('two language models of unlike vocabularies', () => {
  const load = (merges: readonly (readonly [string, string])[], seed: number) => {
    const vocabulary = vocabularyOrThrow(tinyTokenizer(merges, String.raw`\s+(?!\S)|\s?\w+|\s+|[^\w\s]+`))
    const end = vocabulary.size
    const model = tableModel({ seed, size: end + 1, beginToken: end, endToken: end })
    const logProbability = (tokens: readonly number[]): number =>
      tokens.reduce((sum, token, index) => sum + (model.row([end, ...tokens.slice(0, index)])[token] ?? 0), 0)
    const read = (bytes: Uint8Array) => ExactReader.read(validSequencesOf(vocabulary), new Rows(model), bytes, signal)
    return { vocabulary, logProbability, read }
  }
  const one = load(
    [
      ['a', 'b'],
      ['ab', 'c'],
      [' ', 'ab'],
    ],
    3,
  )
  const other = load(
    [
      ['b', 'c'],
      ['c', ' '],
      ['a', 'a'],
    ],
    5,
  )
  const symbols = [...encodeUtf8('abc .x')]

  /** P(text + byte) by enumeration. */
  const enumerated = (
    of: { vocabulary: Vocabulary; logProbability: (tokens: readonly number[]) => number },
    text: Uint8Array,
  ) =>
    symbols.map((byte) =>
      prefixProbability(of.vocabulary, Uint8Array.from([...text, byte]), of.logProbability, 'valid'),
    )

  it.each(ensembleKinds)('their %s is that of the enumerated distributions', async (kind) => {
    for (const text of ['a', 'abc', 'ab', 'c ab']) {
      const bytes = encodeUtf8(text)
      const reader = new EnsembleReader(await one.read(bytes), await other.read(bytes), 0.3, kind)
      const next = await reader.next(signal)
      const [p, q] = [await (await one.read(bytes)).next(signal), await (await other.read(bytes)).next(signal)]
      if (!next.defined || !p.defined || !q.defined) throw new Error('nothing')
      const [ofOne, ofOther] = [enumerated(one, bytes), enumerated(other, bytes)]
      // Ratios to the first symbol: what the enumerated masses are divided by is not known here.
      const [a = 0] = symbols
      for (const [index, byte] of symbols.entries()) {
        const scaled = (masses_: readonly number[], distribution: Float64Array): number =>
          ((masses_[index] ?? 0) / (masses_[0] ?? 1)) * (distribution[a] ?? 0)
        const [x, y] = [scaled(ofOne, p.distribution), scaled(ofOther, q.distribution)]
        const [x0, y0] = [p.distribution[a] ?? 0, q.distribution[a] ?? 0]
        const [here, first] =
          kind === 'mixture' ? [0.3 * x + 0.7 * y, 0.3 * x0 + 0.7 * y0] : [x ** 0.3 * y ** 0.7, x0 ** 0.3 * y0 ** 0.7]
        expect((next.distribution[byte] ?? 0) / (next.distribution[a] ?? 1)).toBeCloseTo(here / first, 9)
      }
    }
  })

  it('goes on the same way from the same seed, and as one of them where the other has no say', async () => {
    const onward = async (weight: number, seed: number): Promise<readonly number[]> => {
      const bytes = encodeUtf8('ab')
      const reader = new EnsembleReader(await one.read(bytes), await other.read(bytes), weight, 'product')
      const found: number[] = []
      for await (const symbol of continueBytes(reader, 5, seededRandom(seed), signal)) found.push(symbol)
      return found
    }
    const alone: number[] = []
    for await (const symbol of continueBytes(await one.read(encodeUtf8('ab')), 5, seededRandom(4), signal))
      alone.push(symbol)
    expect(await onward(1, 4)).toEqual(alone)
    expect(await onward(0.5, 4)).toEqual(await onward(0.5, 4))
  })
})
