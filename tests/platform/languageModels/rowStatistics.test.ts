/** Statistics of a row of logits, against sums in double precision that are written without any shift or trick. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createColumns,
  LogitsNotFinite,
  logSumExp,
  writeRowStatistics,
} from '../../../src/core/scores/rowStatistics.ts'

/** By the definitions, one after another, over an array of doubles. */
function reference(logits: readonly number[], target: number, topK: number) {
  const shift = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - shift))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const p = weights.map((weight) => weight / total)
  const logOf = (index: number): number => (logits[index] ?? 0) - shift - Math.log(total)
  const expectation = (of: (index: number) => number): number =>
    p.reduce((sum, share, index) => (share === 0 ? sum : sum + share * of(index)), 0)
  const mean = expectation(logOf)
  const order = logits.map((_, index) => index).toSorted((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b)
  return {
    logProbability: logOf(target),
    rank: 1 + logits.filter((logit) => logit > (logits[target] ?? 0)).length,
    mean,
    // Around the mean, so not by the formula under test.
    variance: expectation((index) => (logOf(index) - mean) ** 2),
    top: order.slice(0, topK).map((id) => [id, logOf(id)] as const),
  }
}

function statistics(logits: readonly number[], target: number, topK = 0) {
  const columns = createColumns(1, topK)
  // Not at the start of the array, as a row of a chunk is.
  const row = Float32Array.from([7, ...logits, 9])
  writeRowStatistics(row, 1, logits.length, target, topK, columns, 0)
  return {
    logProbability: columns.logProbability[0] ?? Number.NaN,
    rank: columns.rank[0],
    mean: columns.mean[0] ?? Number.NaN,
    entropy: columns.entropy[0] ?? Number.NaN,
    variance: columns.variance[0] ?? Number.NaN,
    top: Array.from(columns.topIds, (id, place) => [id, columns.topLogProbabilities[place] ?? Number.NaN] as const),
  }
}

const float32 = fc.float({ min: -60, max: 60, noNaN: true })
const logit = fc.oneof(
  { weight: 8, arbitrary: float32 },
  { weight: 1, arbitrary: fc.constant(-Infinity) },
  { weight: 1, arbitrary: fc.constant(1.5) },
)

describe('a row of logits', () => {
  test('has the statistics of the definitions, with ties and with −∞', () => {
    fc.assert(
      fc.property(fc.array(logit, { minLength: 1, maxLength: 300 }), fc.nat(), fc.nat(25), (logits, pick, topK) => {
        fc.pre(logits.some((value) => value !== -Infinity))
        const target = pick % logits.length
        const got = statistics(logits, target, topK)
        const want = reference(logits, target, topK)
        expect(got.rank).toBe(want.rank)
        expect(got.logProbability).toBeCloseTo(want.logProbability, 4)
        expect(got.mean).toBeCloseTo(want.mean, 4)
        expect(got.entropy).toBeCloseTo(-want.mean, 4)
        expect(Math.abs(got.variance - want.variance)).toBeLessThan(1e-4 * (1 + want.variance))
        expect(got.top.slice(0, want.top.length).map(([id]) => id)).toEqual(want.top.map(([id]) => id))
        for (const [place, [, logProbability]] of want.top.entries()) {
          expect(got.top[place]?.[1]).toBeCloseTo(logProbability, 4)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('of p = (½, ¼, ¼) has entropy 1.5 bits, and Min-K%++ z of +1 for the first and −1 for the others', () => {
    const logits = [Math.log(0.5), Math.log(0.25), Math.log(0.25)]
    const z = [0, 1, 2].map((target) => {
      const { logProbability, mean, variance, entropy } = statistics(logits, target)
      expect(entropy / Math.LN2).toBeCloseTo(1.5, 6)
      return (logProbability - mean) / Math.sqrt(variance)
    })
    expect(z[0]).toBeCloseTo(1, 5)
    expect(z[1]).toBeCloseTo(-1, 5)
    expect(z[2]).toBeCloseTo(-1, 5)
  })

  test('that is one-hot is certain: no entropy, no variance, and −∞ for the others', () => {
    const logits = [-Infinity, 3, -Infinity]
    expect(statistics(logits, 1, 2)).toMatchObject({ logProbability: 0, rank: 1, variance: 0 })
    expect(statistics(logits, 1).entropy).toBeCloseTo(0, 12)
    expect(statistics(logits, 0)).toMatchObject({ logProbability: -Infinity, rank: 2 })
  })

  test('of equal logits is uniform, and every token is of the first rank', () => {
    const logits = Array.from({ length: 50_257 }, () => -3.25)
    const { logProbability, rank, entropy, variance, top } = statistics(logits, 777, 3)
    expect(rank).toBe(1)
    expect(logProbability).toBeCloseTo(-Math.log(50_257), 5)
    expect(entropy).toBeCloseTo(Math.log(50_257), 5)
    expect(variance).toBe(0)
    expect(top.map(([id]) => id)).toEqual([0, 1, 2])
  })

  test('is not shifted by a constant, however large', () => {
    const logits = [1, 2, 3, 4]
    const shifted = logits.map((value) => value + 3_000)
    expect(statistics(shifted, 2).logProbability).toBeCloseTo(statistics(logits, 2).logProbability, 4)
    expect(logSumExp(Float32Array.from(shifted), 0, 4)).toBeCloseTo(
      3_000 + Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3) + Math.exp(4)),
      6,
    )
  })

  test.each([
    ['not a number', [0, Number.NaN, 1]],
    ['infinite', [0, Infinity, 1]],
    ['all −∞', [-Infinity, -Infinity]],
  ])('that is %s is refused', (_, logits) => {
    expect(() => statistics(logits, 0, 2)).toThrow(LogitsNotFinite)
    expect(() => logSumExp(Float32Array.from(logits), 0, logits.length)).toThrow(LogitsNotFinite)
  })
})
