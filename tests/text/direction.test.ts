/** Directions against what UAX #9 says of the first strong character. */
import { expect, test } from 'vitest'
import { directionOf } from '../../src/text/direction.ts'

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
])('%j is %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})
