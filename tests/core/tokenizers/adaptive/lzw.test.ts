/** zip2zip's codes against the authors' own compressor (tests/oracle/adaptive/make_zip2zip.py), and back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import golden from '../../../oracle/adaptive/zip2zip.json' with { type: 'json' }
import { lzwIds, lzwTokens } from '../../../../src/core/tokenizers/adaptive/lzw.ts'

test('the codes of its documentation', () => {
  const settings = { firstCode: 27, codes: 100, most: 5, isAlone: (id: number) => id === 0 || id === 26 }
  const ids = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
  const tokens = lzwTokens(ids, settings)
  expect(tokens.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 27, 29, 31, 28, 30])
  expect(lzwTokens(ids.slice(0, 10), settings)).toHaveLength(8)
})

test.each(golden.cases.map((one, at) => [at, one] as const))(
  'sequence %i',
  (_, { first, codes, most, disabled, ids, encoded }) => {
    const settings = { firstCode: first, codes, most, isAlone: (id: number) => disabled.includes(id) }
    const tokens = lzwTokens(ids, settings)
    expect(tokens.map(({ id }) => id)).toEqual(encoded)
    expect(tokens.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
    expect(lzwIds(encoded, settings)).toEqual(ids)
  },
)

test('any ids come back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { maxLength: 200 }),
      fc.nat(40),
      fc.integer({ min: 2, max: 9 }),
      (ids, codes, most) => {
        const settings = { firstCode: 5, codes, most, isAlone: (id: number) => id === 4 }
        expect(
          lzwIds(
            lzwTokens(ids, settings).map(({ id }) => id),
            settings,
          ),
        ).toEqual(ids)
      },
    ),
  )
})
