import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber, separatorsOf } from '../../src/ui/readNumber.ts'

const of = (locale: string) => separatorsOf(new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(11_111.5))

test.each([
  ['en', '128,000', 128_000],
  ['en', '1,000,000', 1_000_000],
  ['en', '8,192', 8192],
  ['en', '10,000.5', 10_000.5],
  ['en', '0.5', 0.5],
  ['en', '0,5', 0.5],
  ['en', '1e9', 1e9],
  ['en', '1 000', 1000],
  ['en', '-1', -1],
  ['hi-IN', '1,28,000', 128_000],
  ['de', '128.000', 128_000],
  ['de', '0,25', 0.25],
  ['fr', '128\u202f000', 128_000],
  ['en', 'many', Number.NaN],
  ['en', '', Number.NaN],
])('%s: %s is %d', (locale, text, number) => expect(readNumber(text, of(locale))).toBe(number))

test('what a locale writes is read back', () => {
  fc.assert(
    fc.property(fc.constantFrom('en', 'de', 'fr', 'hi-IN', 'ru', 'pl', 'pt-BR'), fc.nat(1e9), (locale, number) => {
      const written = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(number)
      expect(readNumber(written, of(locale))).toBe(number)
    }),
  )
})
