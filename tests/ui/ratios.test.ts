/** Ratios by three figures, as lanes and pictures show them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratioDecimals } from '../../src/ui/useNumbers.ts'

test.each([
  [0.853, '0.85'],
  [1.333, '1.33'],
  [9.994, '9.99'],
  [9.996, '10.0'],
  [21.4713, '21.5'],
  [99.94, '99.9'],
  [99.96, '100'],
  [1234.5, '1235'],
])('%f is written %s', (value, written) => {
  expect(value.toFixed(ratioDecimals(value))).toBe(written)
})

test('what is written has at most three figures up to 999, and is within half of the last one', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 999, noNaN: true }), (value) => {
      const decimals = ratioDecimals(value)
      const written = value.toFixed(decimals)
      expect(written.replace(/^0?\.?0*/, '').replace('.', '').length).toBeLessThanOrEqual(3)
      expect(Math.abs(Number(written) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-9))
    }),
  )
})
