/** Directions against what UAX #9 says of the first strong character. */
import bidiFactory from 'bidi-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directionOf } from '../../../src/core/text/direction.ts'

test.each([
  ['', 'ltr'],
  ['12 + 3 = …', 'ltr'],
  ['Hello', 'ltr'],
  ['שלום', 'rtl'],
  ['سلام', 'rtl'],
  ['ߒߞߏ', 'rtl'],
  ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ['(1) — العربية then English', 'rtl'],
  ['“English” ثم العربية', 'ltr'],
  // Digits are weak, also those of the Arabic script.
  ['٣ cats', 'ltr'],
  ['۳ cats', 'ltr'],
  ['\u200f1, 2', 'rtl'],
  ['\u200e1 שלום', 'ltr'],
  [`${'1 '.repeat(3000)}שלום`, 'rtl'],
  ['\u2067שלום\u2069 and more', 'ltr'],
  ['\u2068a \u2066b\u2069 c\u2069שלום', 'rtl'],
])('%j is %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})

test('is that of an implementation of the algorithm, isolates and all', () => {
  const bidi = bidiFactory()
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'a',
          '中',
          'א',
          'ب',
          'ߒ',
          '1',
          '٣',
          ' ',
          '.',
          '\u2066',
          '\u2067',
          '\u2068',
          '\u2069',
          '\u200e',
          '\u200f',
        ),
        { maxLength: 12 },
      ),
      (characters) => {
        const text = characters.join('')
        const [paragraph] = bidi.getEmbeddingLevels(text).paragraphs
        expect(directionOf(text)).toBe(paragraph?.level === 1 ? 'rtl' : 'ltr')
      },
    ),
  )
})
