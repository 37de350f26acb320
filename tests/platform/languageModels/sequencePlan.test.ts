/** Windows over a sequence: every row once, each with as much context as the stride leaves it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planWindows, strideWithin } from '../../../src/core/scores/sequencePlan.ts'

test('every row is taken exactly once, from a window that holds it and that fits the context', () => {
  fc.assert(
    fc.property(
      fc.nat(400),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (rows, context, wanted) => {
        const stride = strideWithin(context, wanted)
        const taken: number[] = []
        let seesEnough = true
        for (const { start, end, firstRow } of planWindows(rows, context, stride)) {
          if (end - start > context || firstRow < start) seesEnough = false
          for (let row = firstRow; row < end; row++) {
            taken.push(row)
            // All there is before it, or at least a context less one stride.
            if (row - start < Math.min(row, context - stride)) seesEnough = false
          }
        }
        expect(seesEnough).toBe(true)
        expect(taken).toEqual(Array.from({ length: rows }, (_, row) => row))
      },
    ),
    { numRuns: 1000 },
  )
})

test('a sequence that fits is one window', () => {
  expect(planWindows(64, 64, 32)).toEqual([{ start: 0, end: 64, firstRow: 0 }])
  expect(planWindows(0, 64, 32)).toEqual([])
})

test('windows move by the stride, the last by what is left', () => {
  expect(planWindows(10, 6, 3)).toEqual([
    { start: 0, end: 6, firstRow: 0 },
    { start: 3, end: 9, firstRow: 6 },
    { start: 4, end: 10, firstRow: 9 },
  ])
})

test('the stride is half the context, or what is asked for within it', () => {
  expect([null, 1, 0, 1000, 7.9].map((stride) => strideWithin(64, stride))).toEqual([32, 1, 1, 64, 7])
  expect(strideWithin(1, null)).toBe(1)
})
