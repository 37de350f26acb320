import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutText } from '../../../src/ui/lanes/textLayout.ts'
import { firstChange } from '../../../src/features/compare/normalizedNote.ts'
import { RULER_BYTES, rulerRows } from '../../../src/features/compare/rulerRows.ts'
import { randomTextAndEncoding } from '../../ui/lanes/randomEncoding.ts'

const encoder = new TextEncoder()

describe('the byte ruler', () => {
  it('shows the bytes of the text, and a cell for every token over them', () => {
    fc.assert(
      fc.property(randomTextAndEncoding, fc.nat({ max: 200 }), ([text, encoding], byte) => {
        const layout = layoutText(text)
        const rows = rulerRows(layout, encoding, byte)
        const bytes = encoder.encode(text).slice(rows.startByte, rows.endByte)
        expect(rows.bytes).toEqual(Array.from(bytes, (value) => value.toString(16).toUpperCase().padStart(2, '0')))
        expect(rows.bytes.length <= RULER_BYTES || rows.graphemes.length === 1).toBe(true)
        for (const cells of [rows.graphemes, rows.codePoints]) {
          expect(cells.reduce((at, { from, to }) => (from === at ? to : NaN), 0)).toBe(rows.bytes.length)
        }
        const shown = rows.tokens.flat().map(({ token }) => token)
        const expected = Array.from(encoding.ids, (_, token) => token).filter((token) => {
          const start = encoding.startByte[token] ?? 0
          const end = encoding.endByte[token] ?? 0
          return start < end && start < rows.endByte && end > rows.startByte
        })
        expect(shown.toSorted((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

it('finds the first change of a normalizer, without cutting a pair', () => {
  expect(firstChange('same', 'same')).toBeNull()
  expect(firstChange('Ünited', 'united')).toEqual({ before: 'Ünited', after: 'united', atUtf16: 0 })
  expect(firstChange(`${'👍'.repeat(8)}A`, `${'👍'.repeat(8)}a`)).toMatchObject({
    before: `${'👍'.repeat(6)}A`,
    atUtf16: 16,
  })
})
