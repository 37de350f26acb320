/** What is expected of an announced edit. */
import { expect, test } from 'vitest'
import { expectedText } from '../../src/features/text/expectedText.ts'

const typed = (data: string) => ({ inputType: 'insertText', data, isComposing: false })

test('what is typed takes the place of the selection', () => {
  expect(expectedText('one two', 3, 3, typed('s'))).toBe('ones two')
  expect(expectedText('one two', 0, 3, typed('x'))).toBe('x two')
  expect(expectedText('ab', 1, 1, { inputType: 'insertLineBreak', data: null, isComposing: false })).toBe('a\nb')
})

test('nothing is expected of a composition, or of what the browser decides', () => {
  expect(expectedText('か', 1, 1, { ...typed('な'), isComposing: true })).toBeNull()
  expect(expectedText('ab', 2, 2, { inputType: 'deleteContentBackward', data: null, isComposing: false })).toBeNull()
})
