import { expect, it } from 'vitest'
import { wilsonInterval } from '../../../src/core/metrics/wilsonInterval.ts'

// Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3; the last is its first turned round.
it.each([
  [81, 263, 0.2552943, 0.3661788],
  [15, 148, 0.0623963, 0.1604837],
  [0, 20, 0, 0.1611252],
  [1, 29, 0.0061135, 0.1717585],
  [20, 20, 0.8388748, 1],
])('of %i in %i', (hits, draws, low, high) => {
  const interval = wilsonInterval(hits, draws)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})
