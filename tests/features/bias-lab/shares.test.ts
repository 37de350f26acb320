/** Intervals of shares of an estimated sum, and factors that are powers of two, on values worked by hand. */
import { describe, expect, test } from 'vitest'
import { decimalsOf, isThin, shareInterval } from '../../../src/features/bias-lab/segmentations/shareInterval.ts'
import { tenTo } from '../../../src/ui/powersOfTen.ts'

describe('the interval of a share', () => {
  test('is that of the sum, turned round: 1.96 standard errors to each side', () => {
    // Of a sum of 1 ± 0.1, one half is between 0.5 ÷ 1.196 and 0.5 ÷ 0.804.
    const { low, high } = shareInterval(0.5, { relativeError: 0.1 })
    expect([low, high]).toEqual([expect.closeTo(0.5 / 1.196, 12), expect.closeTo(0.5 / 0.804, 12)])
  })

  test('is the share where there is no error, and never beyond 1', () => {
    expect(shareInterval(0.5, { relativeError: 0 })).toEqual({ low: 0.5, high: 0.5 })
    expect(shareInterval(0.99, { relativeError: 0.1 }).high).toBe(1)
    expect(shareInterval(0.2, { relativeError: 2 }).high).toBe(1)
  })

  test('few draws of weight are told of', () => {
    expect([isThin({ effectiveSamples: 3.2 }), isThin({ effectiveSamples: 400 })]).toEqual([true, false])
  })

  test('an error is written with as many decimals as show it, not as 0.00', () => {
    expect([0, 0.3, 0.01, 0.004, 0.0004, 1e-9].map(decimalsOf)).toEqual([2, 2, 2, 3, 4, 6])
    for (const error of [0.3, 0.01, 0.004, 0.0004, 3e-6])
      expect(Number(error.toFixed(decimalsOf(error)))).toBeGreaterThan(0)
  })
})

test('powers of ten beyond what a number holds', () => {
  expect(tenTo(3)).toBe('10³')
  expect(tenTo(Math.log10(3.14e20))).toBe('3.1 × 10²⁰')
  // 2 to 2000: 1.148 × 10 to 602.
  expect(tenTo(2000 * Math.log10(2))).toBe('1.1 × 10⁶⁰²')
  expect(tenTo(Math.log10(9.99e5))).toBe('10⁶')
})
