/** How fast a slow transfer is said to go: worked examples, and properties over random ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rateOf, secondsLeft, withinWindow, type Seen } from '../../src/ui/fetchRate.ts'

/** Seen once a second from 1 on, with so many bytes a second. */
function watched(seconds: number, bytesAt: (second: number) => number): readonly Seen[] {
  let seen: readonly Seen[] = []
  for (let second = 1; second <= seconds; second += 1)
    seen = withinWindow([...seen, { seconds: second, bytes: bytesAt(second) }], second)
  return seen
}

test('a byte every five seconds is 0.2 bytes a second, and a transfer that stopped is none', () => {
  expect(rateOf(watched(60, (second) => Math.floor(second / 5)))).toBeCloseTo(0.2, 1)
  expect(rateOf(watched(60, (second) => (second <= 30 ? second * 1e6 : 30e6)))).toBe(0)
})

test('what came before the last 20 seconds says nothing of how fast it goes now', () => {
  expect(rateOf(watched(100, (second) => (second <= 70 ? second * 1e6 : 70e6 + (second - 70) * 100)))).toBe(100)
})

test('nothing is said before any time has passed', () => {
  expect(rateOf([])).toBeNull()
  expect(rateOf([{ seconds: 1, bytes: 5 }])).toBeNull()
})

test('a steady rate is found exactly, however long it is watched, and little is kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 0, max: 1e9 }), (seconds, rate) => {
      const seen = watched(seconds, (second) => second * rate)
      expect(rateOf(seen)).toBeCloseTo(rate, 6)
      expect(seen.length).toBeLessThanOrEqual(22)
    }),
  )
})

test('what is left takes as long as the rest at that rate', () => {
  expect(secondsLeft(25, 100, 5)).toBe(15)
  expect(secondsLeft(25, null, 5)).toBeNull()
  expect(secondsLeft(25, 100, 0)).toBeNull()
  // More came than was announced.
  expect(secondsLeft(125, 100, 5)).toBe(0)
})
