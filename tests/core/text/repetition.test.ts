/** Loops at the end of a text: by construction, and against the definition on random strings of two letters. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsInLoop } from '../../../src/core/text/repetition.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'

const loops = (text: string): boolean => endsInLoop(encodeUtf8(text))

test('a part three times at the end is a loop, if that is long enough', () => {
  expect(loops('Once there was a cat, a cat, a cat, a cat, ')).toBe(true)
  expect(loops('The history of Boulder. The history of Boulder. The history of Boulder. ')).toBe(true)
  expect(loops('. . . . . . . . . . . . ')).toBe(true)
  expect(loops('a cat, a cat, a cat, and a dog')).toBe(false)
  expect(loops('ha ha ha ')).toBe(false)
  expect(loops('一二三四五六七八九十')).toBe(false)
  expect(loops('')).toBe(false)
})

test('it is what the definition says', () => {
  const defined = (text: string): boolean =>
    Array.from({ length: Math.floor(text.length / 3) }, (_, index) => index + 1).some((period) => {
      const times = Math.max(3, Math.ceil(24 / period))
      return text.length >= times * period && text.endsWith(text.slice(-period).repeat(times))
    })
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 }),
      fc.nat(20),
      (start, part, times) => {
        const text = start + part.repeat(times)
        expect(loops(text)).toBe(defined(text))
      },
    ),
  )
})
