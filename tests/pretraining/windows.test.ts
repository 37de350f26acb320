/** Windows over texts longer than the context: every token scored once, with as much context as there is or half of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logProbability, windowsOf } from '../../pretraining/evaluate/bitsPerByte.ts'

const lengths = fc.record({ length: fc.integer({ min: 2, max: 300 }), halfContext: fc.integer({ min: 1, max: 40 }) })

test('each token behind the begin token is scored exactly once, in order', () => {
  fc.assert(
    fc.property(lengths, ({ length, halfContext }) => {
      const scored = windowsOf(length, 2 * halfContext).flatMap(({ firstScored, end }) =>
        Array.from({ length: end - firstScored + 1 }, (_, index) => firstScored + index),
      )
      expect(scored).toEqual(Array.from({ length: length - 1 }, (_, index) => index + 1))
    }),
  )
})

test('no window is longer than the context, and a token sees all before it, or at least half a context', () => {
  fc.assert(
    fc.property(lengths, ({ length, halfContext }) => {
      for (const { start, end, firstScored } of windowsOf(length, 2 * halfContext)) {
        expect(end - start).toBeLessThanOrEqual(2 * halfContext)
        expect(start === 0 || firstScored - start > halfContext).toBe(true)
      }
    }),
  )
})

test('windows of a worked example: 10 tokens behind the begin token, context 4', () => {
  expect(windowsOf(11, 4)).toEqual([
    { start: 0, end: 4, firstScored: 1 },
    { start: 2, end: 6, firstScored: 5 },
    { start: 4, end: 8, firstScored: 7 },
    { start: 6, end: 10, firstScored: 9 },
  ])
})

test('log-probabilities of a row: shares 1/2, 1/4, 1/4, whatever is added to the logits', () => {
  const row = Float32Array.of(7, 1000 + Math.log(2), 1000, 1000)
  expect(logProbability(row, 1, 3, 0)).toBeCloseTo(Math.log(1 / 2), 4)
  expect(logProbability(row, 1, 3, 2)).toBeCloseTo(Math.log(1 / 4), 4)
})
