/** The figures of scored text on examples worked by hand, and as properties. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitsPerByte } from '../../../src/core/metrics/bitsPerByte.ts'
import { bitsPerGrapheme } from '../../../src/core/metrics/bitsPerGrapheme.ts'
import { histogram } from '../../../src/core/metrics/histogram.ts'
import { bitsBefore, informationCurve, smoothedBitsPerByte } from '../../../src/core/metrics/informationCurve.ts'
import { minK, minKPlusPlus, surprisalZ } from '../../../src/core/metrics/minK.ts'
import { scoreSpread } from '../../../src/core/metrics/scoreSpread.ts'
import { scoredTotals } from '../../../src/core/metrics/scoredTotals.ts'

/** "a│bc│é": bytes 0–1, 1–3, 3–5, the first without a context. */
const startByte = Uint32Array.of(0, 1, 3)
const endByte = Uint32Array.of(1, 3, 5)
const bits = Float32Array.of(NaN, 4, 6)

describe('totals', () => {
  test('leave out what has no score, tokens and bytes alike', () => {
    const totals = scoredTotals(bits, startByte, endByte)
    expect(totals).toEqual({ bits: 10, scoredTokens: 2, unscoredTokens: 1, unscoredBytes: 1 })
    expect(bitsPerByte(totals.bits, 5 - totals.unscoredBytes)).toBe(2.5)
    expect(bitsPerGrapheme(totals.bits, 3)).toBeCloseTo(10 / 3, 12)
    expect(bitsPerByte(0, 0)).toBeNull()
    expect(bitsPerGrapheme(0, 0)).toBeNull()
  })

  test('are unknown where nothing is scored, 0 where there is nothing, and infinite where a token cannot be', () => {
    expect(scoredTotals([NaN], Uint32Array.of(0), Uint32Array.of(1)).bits).toBeNull()
    expect(bitsPerByte(null, 1)).toBeNull()
    expect(scoredTotals([], new Uint32Array(), new Uint32Array()).bits).toBe(0)
    expect(scoredTotals([1, Infinity], Uint32Array.of(0, 1), Uint32Array.of(1, 2)).bits).toBe(Infinity)
  })

  test('count a byte as unscored only where no scored token holds it', () => {
    // An inserted token, a scored one over bytes 0–4, an unscored one inside it, an unscored one over 4–6 that a scored one cuts at 5.
    const totals = scoredTotals([NaN, 8, NaN, NaN, 1], Uint32Array.of(0, 0, 2, 4, 5), Uint32Array.of(0, 4, 3, 6, 8))
    expect(totals).toEqual({ bits: 9, scoredTokens: 2, unscoredTokens: 3, unscoredBytes: 1 })
  })

  test('are those of sets of bytes, counted plainly', () => {
    const token = fc.record({ step: fc.nat(3), length: fc.nat(4), scored: fc.boolean() })
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        let start = 0
        let end = 0
        const spans = tokens.map(({ step, length, scored }) => {
          start += step
          end = Math.max(end, start + length)
          return { start, end, scored }
        })
        const bytesOf = (scored: boolean): Set<number> =>
          new Set(
            spans
              .filter((span) => span.scored === scored)
              .flatMap((span) => Array.from({ length: span.end - span.start }, (_, index) => span.start + index)),
          )
        const held = bytesOf(true)
        const expected = [...bytesOf(false)].filter((byte) => !held.has(byte)).length
        const answer = scoredTotals(
          spans.map(({ scored }) => (scored ? 1 : NaN)),
          Uint32Array.from(spans, (span) => span.start),
          Uint32Array.from(spans, (span) => span.end),
        )
        expect(answer.unscoredBytes).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})

describe('spread', () => {
  test('of 1, 2, 3, 6 bits: mean 3, median 2.5, variance 3.5, neighbours (1 + 1 + 9) / 3', () => {
    expect(scoreSpread([1, 2, 3, 6])).toEqual({ mean: 3, median: 2.5, variance: 3.5, localVariance: 11 / 3 })
  })

  test('takes no neighbours across a token without score, and is 0 where all tokens hold the same', () => {
    expect(scoreSpread([2, NaN, 4])).toEqual({ mean: 3, median: 3, variance: 1, localVariance: null })
    expect(scoreSpread([5, 5, 5])).toEqual({ mean: 5, median: 5, variance: 0, localVariance: 0 })
    expect(scoreSpread([NaN])).toBeNull()
  })

  test('is no number where a token has infinite bits', () => {
    expect(scoreSpread([1, Infinity, Infinity])).toEqual({
      mean: Infinity,
      median: Infinity,
      variance: null,
      localVariance: null,
    })
    expect(scoreSpread([1, 2, Infinity])).toEqual({ mean: Infinity, median: 2, variance: null, localVariance: null })
  })
})

describe('Min-K', () => {
  /** p = (½, ¼, ¼): μ = Σ p ln p = −1.5 ln 2, σ = ½ ln 2, so z is +1 for the first entry and −1 for the others. */
  const mean = -1.5 * Math.LN2
  const variance = (0.5 * Math.LN2) ** 2
  const logProbability = Float32Array.of(Math.log(0.5), Math.log(0.25), NaN, Math.log(0.25))
  const z = surprisalZ(logProbability, new Float32Array(4).fill(mean), new Float32Array(4).fill(variance))

  test('z on the distribution (½, ¼, ¼)', () => {
    expect([...z].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([1, -1, NaN, -1])
  })

  test('is the mean of the ⌊K · N⌋ lowest, one at least, without those that have no score', () => {
    expect(minKPlusPlus(z, 0.7)).toBeCloseTo(-1, 5)
    expect(minKPlusPlus(z, 1)).toBeCloseTo(-1 / 3, 5)
    expect(minK(logProbability, 0.2)).toBeCloseTo(Math.log(0.25), 6)
    expect(minK(logProbability, 1)).toBeCloseTo((Math.log(0.5) + 2 * Math.log(0.25)) / 3, 6)
    expect(minK(Float32Array.of(NaN), 0.5)).toBeNull()
    // Ten values −1 … −10: the lowest fifth is −10 and −9.
    expect(
      minK(
        Float32Array.from({ length: 10 }, (_, index) => -1 - index),
        0.2,
      ),
    ).toBe(-9.5)
  })

  test('has no z where the language model’s distribution is one point', () => {
    expect(surprisalZ(Float32Array.of(0), Float32Array.of(0), Float32Array.of(0))).toEqual(Float64Array.of(NaN))
  })
})

describe('bits along a text', () => {
  const curve = informationCurve(bits, startByte, endByte)

  test('run straight through each token', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map((byte) => bitsBefore(curve, byte))).toEqual([0, 0, 2, 4, 7, 10, 10])
  })

  test('smoothed: a window of 2 bytes, cut at both ends', () => {
    expect(smoothedBitsPerByte(curve, [0, 2, 4, 5], 2)).toEqual([0, 2, 3, 3])
  })

  test('a token without text is a step; bytes between tokens hold nothing', () => {
    const stepped = informationCurve([1, 3, 2], Uint32Array.of(0, 2, 4), Uint32Array.of(2, 2, 5))
    expect([1, 1.999, 2, 3, 4.5, 5].map((byte) => Math.round(bitsBefore(stepped, byte) * 100) / 100)).toEqual([
      0.5, 1, 4, 4, 5, 6,
    ])
  })

  test('are infinite behind a token that cannot be, and around it; before it they are what they were', () => {
    const broken = informationCurve([2, Infinity, 4], Uint32Array.of(0, 2, 4), Uint32Array.of(2, 4, 6))
    expect([0, 1, 2, 2.5, 4, 6].map((byte) => bitsBefore(broken, byte))).toEqual([
      0,
      1,
      2,
      Infinity,
      Infinity,
      Infinity,
    ])
    expect(smoothedBitsPerByte(broken, [0, 1, 2, 4, 5, 6], 2)).toEqual([1, 1, Infinity, Infinity, 2, 2])
    const step = informationCurve([2, Infinity], Uint32Array.of(0, 2), Uint32Array.of(2, 2))
    expect([1, 2, 3].map((byte) => bitsBefore(step, byte))).toEqual([1, Infinity, Infinity])
  })

  test('end at the total, never fall, and over one density are that density smoothed', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 40 }), (tokens, width) => {
        const ends = tokens.map((_, index) => tokens.slice(0, index + 1).reduce((sum, length) => sum + length, 0))
        const starts = ends.map((end, index) => end - (tokens[index] ?? 0))
        const even = informationCurve(
          tokens.map((length) => length * 1.5),
          Uint32Array.from(starts),
          Uint32Array.from(ends),
        )
        const length = ends[ends.length - 1] ?? 0
        expect(bitsBefore(even, length)).toBeCloseTo(1.5 * length, 9)
        for (const value of smoothedBitsPerByte(even, [0, length / 3, length], width)) expect(value).toBeCloseTo(1.5, 9)
      }),
    )
  })
})

test('a histogram counts half-open bins, the last one open at its end, and no NaN', () => {
  expect(histogram([0, 1.9, 2, 3.9, 4, 100, -1, NaN], 2, 3)).toEqual([3, 2, 2])
})
