import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFieldEdit, fieldValueOf } from '../../src/features/text/lineEnds.ts'

const units = fc
  .array(fc.constantFrom('a', 'b', '\r', '\n', '\r\n', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('line ends', () => {
  it('are shown as the HTML standard says a text field shows them', () => {
    expect(fieldValueOf('a\r\nb\rc\nd\r\r\n')).toBe('a\nb\nc\nd\n\n')
  })

  it('are kept where nothing was edited', () => {
    fc.assert(
      fc.property(units, (text) => {
        expect(applyFieldEdit(text, fieldValueOf(text))).toBe(text)
      }),
    )
  })

  it('are kept before and after an edit, and the field shows what was typed', () => {
    fc.assert(
      fc.property(units, units, fc.nat(), fc.nat(), (text, typed, from, length) => {
        const shown = fieldValueOf(text)
        const start = from % (shown.length + 1)
        const end = Math.min(shown.length, start + (length % 5))
        const value = shown.slice(0, start) + fieldValueOf(typed) + shown.slice(end)
        expect(fieldValueOf(applyFieldEdit(text, value))).toBe(value)
      }),
      { numRuns: 3000 },
    )
  })

  it('are those of what was pasted in the place of everything', () => {
    // ByT5 counts 2 then, where a text that ends alike would have kept its carriage return.
    expect(applyFieldEdit('a\r\n', 'a\n', { start: 0, end: 2 })).toBe('a\n')
    expect(applyFieldEdit('a\r\nb\r\n', 'a\nb\n', { start: 2, end: 4 })).toBe('a\r\nb\n')
  })

  it('are kept where an edit is not as it was announced', () => {
    expect(applyFieldEdit('a\r\nb', 'a\nbc', { start: 0, end: 1 })).toBe('a\r\nbc')
  })

  it('elsewhere survive a typed letter', () => {
    expect(applyFieldEdit('one\r\ntwo\r\nthree', 'one\ntwox\nthree')).toBe('one\r\ntwox\r\nthree')
  })
})
