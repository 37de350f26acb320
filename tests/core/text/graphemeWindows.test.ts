/** Graphemes found in windows are those of the whole text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemeWindows } from '../../../src/core/text/graphemeWindows.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const parts = [
  'a',
  '中',
  '\r',
  '\n',
  '\u0301',
  '\u200d',
  '👩',
  '🏽',
  '🇩',
  '🇪',
  '가',
  '\u1100',
  '\u1161',
  '\u0e33',
  '\u0915',
  '\u094d',
]

function expectSame(text: string): void {
  const found = Array.from(graphemeWindows(segmenter, text), ({ segment, index }) => `${index} ${segment}`)
  const expected = Array.from(segmenter.segment(text), ({ segment, index }) => `${index} ${segment}`)
  expect(found.join('|') === expected.join('|')).toBe(true)
}

test('random texts around the place where a window ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 30 }), fc.nat({ max: 30 }), (text, before) => {
      expectSame('x'.repeat(1024 - before) + text)
    }),
    { numRuns: 200 },
  )
})

test('graphemes longer than a window, flags in an unbroken row, nothing', () => {
  expectSame(`a${'\u0301'.repeat(5000)}b`)
  expectSame('🇩🇪'.repeat(1500))
  expectSame('👩\u200d'.repeat(1500))
  expectSame('')
})
