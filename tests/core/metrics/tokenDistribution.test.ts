/** Percentiles, texts over a limit and bins of lengths, against their definitions. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAbove, lengthBins, percentile } from '../../../src/core/metrics/tokenDistribution.ts'

const column = fc
  .array(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 100_000 })), { minLength: 1, maxLength: 300 })
  .map((numbers) => Uint32Array.from(numbers).toSorted())

test('a percentile is the smallest number that so many do not exceed', () => {
  expect(percentile([1, 2, 3, 4], 50)).toBe(2)
  expect(percentile([1, 2, 3, 4], 75)).toBe(3)
  expect(percentile([1, 2, 3, 4], 76)).toBe(4)
  expect(percentile([7], 1)).toBe(7)
  expect(percentile([], 50)).toBeNull()
  fc.assert(
    fc.property(column, fc.integer({ min: 1, max: 100 }), (numbers, percent) => {
      const found = percentile(numbers, percent) ?? NaN
      const upTo = (limit: number): number => numbers.filter((number) => number <= limit).length
      expect(100 * upTo(found)).toBeGreaterThanOrEqual(percent * numbers.length)
      expect(100 * upTo(found - 1)).toBeLessThan(percent * numbers.length)
      expect(numbers).toContain(found)
    }),
  )
})

test('those above a limit', () => {
  fc.assert(
    fc.property(column, fc.nat({ max: 100_000 }), (numbers, limit) => {
      expect(countAbove(numbers, limit)).toBe(numbers.filter((number) => number > limit).length)
    }),
  )
})

test('bins of one width hold each number once, and reach past the 99th percentile', () => {
  expect(lengthBins([Uint32Array.of(0, 1, 1, 3)], 4)).toEqual([
    { from: 0, to: 0, counts: [1] },
    { from: 1, to: 1, counts: [2] },
    { from: 2, to: 2, counts: [0] },
    { from: 3, to: 3, counts: [1] },
  ])
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), (columns, most) => {
      const bins = lengthBins(columns, most)
      expect(bins.length).toBeLessThanOrEqual(most)
      for (const [index, { from, to, counts }] of bins.entries()) {
        expect(from).toBe(index === 0 ? 0 : (bins[index - 1]?.to ?? NaN) + 1)
        expect(counts).toEqual(
          columns.map((numbers) => numbers.filter((number) => number >= from && number <= (to ?? Infinity)).length),
        )
        if (to === null) expect(index).toBe(bins.length - 1)
      }
      expect(columns.map((numbers) => numbers.length)).toEqual(
        columns.map((_, lane) => bins.reduce((sum, { counts }) => sum + (counts[lane] ?? 0), 0)),
      )
    }),
  )
})
