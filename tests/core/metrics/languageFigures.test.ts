/** Figures of languages: worked examples by hand, brute force, and what must hold for any counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentileInterval, randomNumbers, ratioReplicatesSteps } from '../../../src/core/metrics/bootstrap.ts'
import { fairness, fairnessReplicates } from '../../../src/core/metrics/fairness.ts'
import { gini } from '../../../src/core/metrics/gini.ts'
import { languageMetricIds, type LanguageMetricId } from '../../../src/core/metrics/metrics.ts'
import type { CountedLanguage } from '../../../src/core/metrics/metric.ts'
import { figureRatio, figureValue, isOverUnits, unknownShare } from '../../../src/core/metrics/languageFigures.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'

const total = (column: ArrayLike<number>): number => Array.from(column).reduce((sum, value) => sum + value, 0)
const column = (...values: number[]): Uint32Array => Uint32Array.from(values)

/** Two units of 10 and 20 bytes; 3 and 6 words; 4 and 8 tokens. */
function counted(part: { tokens?: Uint32Array; present?: Uint8Array; unknown?: Uint32Array } = {}): CountedLanguage {
  return {
    statistics: {
      present: part.present ?? Uint8Array.of(1, 1),
      bytes: column(10, 20),
      codePoints: column(5, 15),
      graphemes: column(5, 11),
      words: column(3, 6),
      wordTypes: 8,
      segmenter: 'by hand',
    },
    counts: {
      tokens: part.tokens ?? column(4, 8),
      unknownTokens: column(0, 1),
      unknownCodePoints: part.unknown ?? column(0, 1),
      continuedWords: column(1, 2),
      singleTokenTypes: 6,
    },
  }
}

describe('by hand', () => {
  const sources = {
    language: counted(),
    base: counted({ tokens: column(2, 4) }),
    baseline: counted({ tokens: column(8, 8) }),
    message: { characters: 40, budget: 6 },
  }
  const byHand: Readonly<Record<LanguageMetricId, number>> = {
    premium: 12 / 6,
    tokens: 12,
    'tokens-per-word': 12 / 9,
    'tokens-per-grapheme': 12 / 16,
    'continued-words': 3 / 9,
    'bytes-per-token': 30 / 12,
    'single-token-types': 6 / 8,
    unknown: 1 / 20,
    'sequence-length': 12 / 16,
    // 40 of the base's characters are 12 of its tokens, and twice as many here.
    'message-fits': 6 / 24,
  }
  test.each(languageMetricIds)('%s', (figure) => expect(figureValue(figure, sources)).toBeCloseTo(byHand[figure], 12))

  test('every figure that a link may name is there', () => {
    expect(languageMetricIds).toEqual(
      expect.arrayContaining([
        'premium',
        'tokens',
        'tokens-per-word',
        'tokens-per-grapheme',
        'bytes-per-token',
        'continued-words',
        'single-token-types',
        'unknown',
        'sequence-length',
      ]),
    )
  })

  test('a unit that either lacks is left out of both sums', () => {
    const language = counted({ tokens: column(0, 8), present: Uint8Array.of(0, 1) })
    const base = counted({ tokens: column(100, 4) })
    expect(figureValue('premium', { language, base, baseline: null })).toBe(2)
    expect(figureValue('premium', { language: base, base: language, baseline: null })).toBe(0.5)
  })

  test('unknown characters, by which a cell is void', () => {
    expect(unknownShare(counted())).toBe(0.05)
    expect(unknownShare(counted({ unknown: column(1, 2) }))).toBeCloseTo(0.15, 12)
  })

  test('what is not counted yet, or has nothing to divide by, is null', () => {
    expect(figureValue('premium', { language: counted(), base: null, baseline: null })).toBeNull()
    expect(figureValue('sequence-length', { language: counted(), base: null, baseline: null })).toBeNull()
    const empty = counted({ tokens: column(0, 0) })
    expect(figureValue('bytes-per-token', { language: empty, base: null, baseline: null })).toBeNull()
  })

  test('normalized sequence length as published: Hindi in cl100k_base and GPT-2 against Llama-2, from sums of tokens', () => {
    // Ratios of Petrov et al.'s table, as sums of this shape: .909 and 1.407.
    const llama = counted({ tokens: column(500, 500) })
    expect(
      figureValue('sequence-length', { language: counted({ tokens: column(409, 500) }), base: null, baseline: llama }),
    ).toBeCloseTo(0.909, 12)
  })
})

const units = fc.integer({ min: 1, max: 8 })
const anyLanguage = (length: number) =>
  fc.record({ tokens: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: length, maxLength: length }) })

describe('for any counts', () => {
  test('the premium of the base is exactly 1, and permuting units changes no figure', () => {
    fc.assert(
      fc.property(
        units.chain((length) => fc.tuple(anyLanguage(length), anyLanguage(length), fc.nat())),
        ([one, other, turn]) => {
          const length = one.tokens.length
          const shaped = (tokens: readonly number[]): CountedLanguage => {
            const { statistics, counts } = counted()
            const long = Uint32Array.from(tokens)
            return {
              statistics: {
                ...statistics,
                present: new Uint8Array(length).fill(1),
                words: long,
                graphemes: long,
                bytes: long,
                codePoints: long,
              },
              counts: { ...counts, tokens: long, continuedWords: long, unknownCodePoints: long },
            }
          }
          const turned = (values: readonly number[]) => values.map((_, index) => values[(index + turn) % length] ?? 0)
          const base = shaped(other.tokens)
          expect(figureValue('premium', { language: base, base, baseline: null })).toBe(1)
          for (const figure of languageMetricIds) {
            const before = figureValue(figure, { language: shaped(one.tokens), base, baseline: base })
            const after = figureValue(figure, {
              language: shaped(turned(one.tokens)),
              base: shaped(turned(other.tokens)),
              baseline: shaped(turned(other.tokens)),
            })
            if (before === null || after === null) expect(after).toBe(before)
            else expect(after).toBeCloseTo(before, 10)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a figure is the ratio of the sums that it is drawn from', () => {
    const sources = {
      language: counted(),
      base: counted({ tokens: column(1, 2) }),
      baseline: counted({ tokens: column(3, 3) }),
    }
    for (const figure of languageMetricIds) {
      const ratio = figureRatio(figure, sources)
      if (ratio === null) expect(isOverUnits(figure)).toBe(false)
      else
        expect(total(ratio.numerator) / total(ratio.denominator)).toBeCloseTo(
          figureValue(figure, sources) ?? Number.NaN,
          12,
        )
    }
  })
})

describe('Gini', () => {
  test('worked examples', () => {
    expect(gini([1, 1, 1, 1])).toBe(0)
    expect(gini([0, 0, 0, 1])).toBeCloseTo(0.75, 12)
    // |1−2|+|1−3|+|2−3| = 4, each twice: 8 ÷ (2·9·2)
    expect(gini([3, 1, 2])).toBeCloseTo(8 / 36, 12)
    expect(gini([])).toBeNull()
    expect(gini([0, 0])).toBeNull()
  })

  test('is the double sum of its definition to 1e-9, and does not change with the scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length
          const differences = values.reduce(
            (sum, a) => sum + values.reduce((inner, b) => inner + Math.abs(a - b), 0),
            0,
          )
          expect(Math.abs((gini(values) ?? Number.NaN) - differences / (2 * values.length ** 2 * mean))).toBeLessThan(
            1e-9,
          )
          expect(gini(values.map((value) => value * 7))).toBeCloseTo(gini(values) ?? Number.NaN, 9)
        },
      ),
    )
  })

  test('over premiums, with worst, best and their ratio, mean and median', () => {
    expect(fairness([1, 4, 2, 3])).toEqual({
      gini: 0.25,
      'worst-premium': 4,
      'best-premium': 1,
      'worst-to-best': 4,
      'mean-premium': 2.5,
      'median-premium': 2.5,
    })
    expect(fairness([5])).toEqual({
      gini: 0,
      'worst-premium': 5,
      'best-premium': 5,
      'worst-to-best': 1,
      'mean-premium': 5,
      'median-premium': 5,
    })
    expect(fairness([])).toBeNull()
  })
})

describe('the bootstrap', () => {
  test('draws the same numbers for the same seed: the published first outputs of Mulberry32', () => {
    const random = randomNumbers(1)
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
    const [one, other] = [randomNumbers(7), randomNumbers(8)]
    expect(one()).not.toBe(other())
  })

  test('of units that are all alike has no width; of one unit neither', () => {
    const alike = { numerator: column(2, 4, 6), denominator: column(1, 2, 3) }
    const [drawn] = runSteps(ratioReplicatesSteps([alike], 3, { seed: 1, replicates: 200 }))
    expect(percentileInterval(drawn ?? [])).toEqual({ low: 2, high: 2 })
  })

  test('draws the same units for every pair', () => {
    const a = { numerator: column(5, 1, 9, 3), denominator: column(1, 1, 1, 1) }
    const twice = { numerator: column(10, 2, 18, 6), denominator: column(1, 1, 1, 1) }
    const [one, other] = runSteps(ratioReplicatesSteps([a, twice], 4, { seed: 3, replicates: 50 }))
    expect([...(other ?? [])]).toEqual([...(one ?? [])].map((value) => value * 2))
  })

  test('has the spread that theory gives for a mean', () => {
    const values = Array.from({ length: 200 }, (_, index) => (index * 37) % 101)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
    const pair = { numerator: values, denominator: values.map(() => 1) }
    const [drawn] = runSteps(ratioReplicatesSteps([pair], values.length, { seed: 11, replicates: 4000 }))
    const interval = percentileInterval(drawn ?? [])
    const half = (1.96 * deviation) / Math.sqrt(values.length)
    expect(Math.abs((interval?.low ?? 0) - (mean - half))).toBeLessThan(half * 0.08)
    expect(Math.abs((interval?.high ?? 0) - (mean + half))).toBeLessThan(half * 0.08)
  })

  test('interpolates percentiles, and has none where a draw had nothing to divide by', () => {
    const interval = percentileInterval(Array.from({ length: 101 }, (_, index) => index))
    expect(interval?.low).toBeCloseTo(2.5, 12)
    expect(interval?.high).toBeCloseTo(97.5, 12)
    expect(percentileInterval([1, Number.NaN])).toBeNull()
    expect(percentileInterval([])).toBeNull()
  })

  test('gives each measure of fairness in each draw', () => {
    const draws = [Float64Array.of(1, 2), Float64Array.of(3, 2)]
    const found = fairnessReplicates(draws)
    expect([...found['worst-to-best']]).toEqual([3, 1])
    expect([...found.gini]).toEqual([0.25, 0])
    expect([...found['worst-premium']]).toEqual([3, 2])
  })
})
