/** What charts share: ticks in as few decimals as they need, and legends whose names do not cover each other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartLegend } from '../../src/ui/chartLegend.ts'
import { chartNames } from '../../src/ui/chartNames.ts'
import { seriesMark } from '../../src/ui/marks.ts'
import { decimalsOf } from '../../src/ui/metrics/tickNumbers.ts'

test('a tick has as few decimals as write it exactly', () => {
  expect([0, 1, 20, 0.5, 2.5, 0.25, 0.005, 1e-6].map((tick) => decimalsOf(tick))).toEqual([0, 0, 0, 1, 1, 2, 3, 6])
  // Shares as percentages; products that floating point does not hold exactly.
  expect([0.07, 0.29, 0.125].map((tick) => decimalsOf(tick, 100))).toEqual([0, 0, 1])
})

test('names of a legend stand apart, in rows, inside the picture if they are not longer than it', () => {
  const names = fc.array(fc.string({ minLength: 1, maxLength: 24 }), { maxLength: 8 })
  fc.assert(
    fc.property(names, fc.integer({ min: 320, max: 1200 }), (list, width) => {
      const { places, height } = chartLegend(list, width)
      expect(places.map(({ name }) => name)).toEqual(list)
      for (const [index, { name, x, y }] of places.entries()) {
        const next = places[index + 1]
        // A letter of 12 px is about 7 px wide, and a name begins 10 px after its mark.
        expect(x + 10 + name.length * 7).toBeLessThanOrEqual(width)
        if (next !== undefined) expect(next.y > y || next.x - x >= 16 + name.length * 7).toBe(true)
        expect(y).toBeLessThan(height)
      }
    }),
  )
  expect(chartLegend([], 400).height).toBe(0)
})

test('six lanes have six marks', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(seriesMark)).size).toBe(6)
  expect(seriesMark(6)).toBe(seriesMark(0))
})

test('names beside a chart have the room of the longest, and are cut where there is none', () => {
  const wide = chartNames(['Thai', 'Cherokee (cased)'], 1000)
  expect(wide.width).toBe(14 + 7 * 16)
  expect(wide.shown('Cherokee (cased)')).toBe('Cherokee (cased)')
  const narrow = chartNames(['Cherokee (cased)'], 200)
  expect(narrow.width).toBe(90)
  // 76 px are ten letters.
  expect(narrow.shown('Cherokee (cased)')).toBe('Cherokee …')
  expect(narrow.shown('Thai')).toBe('Thai')
})
