import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedRuns } from '../../../src/ui/lanes/invisibles.ts'
import { laneViewOf } from '../../../src/ui/lanes/laneView.ts'
import { litKeyOf, litTokensFromKey, litTokensOf } from '../../../src/ui/lanes/litTokens.ts'
import { layoutText } from '../../../src/ui/lanes/textLayout.ts'
import { bytesOfSpan, textOfSpan, utf16AtByte } from '../../../src/ui/lanes/tokenText.ts'
import { randomText, randomTextAndEncoding } from './randomEncoding.ts'

const encoder = new TextEncoder()

describe('offsets', () => {
  it('of a byte are those of TextEncoder', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        const layout = layoutText(text)
        let units = 0
        let bytes = 0
        for (const character of text) {
          expect(utf16AtByte(layout, bytes)).toEqual({ offset: units, exact: true })
          const width = encoder.encode(character).length
          if (width > 1) expect(utf16AtByte(layout, bytes + 1)).toEqual({ offset: units, exact: false })
          units += character.length
          bytes += width
        }
        expect(textOfSpan(layout, 0, bytes)).toEqual({ text, startUtf16: 0, endUtf16: text.length, whole: true })
      }),
      { numRuns: 300 },
    )
  })

  it('of a span inside a character give the character', () => {
    expect(textOfSpan(layoutText('a👍b'), 2, 4)).toEqual({ text: '👍', startUtf16: 1, endUtf16: 3, whole: false })
  })
})

it('the bytes of a span are those of TextEncoder, also inside characters', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), fc.nat(), (text, one, other) => {
      const bytes = encoder.encode(text)
      const [start = 0, end = 0] = [one % (bytes.length + 1), other % (bytes.length + 1)].toSorted((a, b) => a - b)
      expect(bytesOfSpan(layoutText(text), start, end)).toEqual(bytes.subarray(start, end))
    }),
    { numRuns: 300 },
  )
})

describe('lit tokens', () => {
  it('hold the bytes pointed at, and a piece knows of those that reach into it', () => {
    fc.assert(
      fc.property(randomTextAndEncoding, fc.nat(), ([text, encoding], seed) => {
        fc.pre(encoding.ids.length > 0)
        const view = laneViewOf('lane', text, encoding)
        const tokenIndex = seed % encoding.ids.length
        const startByte = encoding.startByte[tokenIndex] ?? 0
        const endByte = encoding.endByte[tokenIndex] ?? 0
        const lit = litTokensOf(view, { lane: 'lane', tokenIndex, startByte, endByte })
        expect(lit !== null && lit.from <= tokenIndex && tokenIndex < lit.to).toBe(true)
        for (let piece = 0; piece < view.layout.pieces; piece += 1) {
          const key = litKeyOf(view, piece, { lane: 'lane', tokenIndex, startByte, endByte })
          const start = view.layout.startByte[piece] ?? 0
          const end = view.layout.startByte[piece + 1] ?? 0
          if (startByte < end && endByte > start) expect(litTokensFromKey(key)).toEqual(lit)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('invisible characters', () => {
  it('are marked without a change of the text', () => {
    fc.assert(
      fc.property(randomText, fc.boolean(), (text, spaces) => {
        expect(
          markedRuns(text, spaces)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('have their usual names, always where they have no width, else when asked for', () => {
    const labels = (text: string, spaces: boolean): string[] =>
      markedRuns(text, spaces).map(({ mark, label }) => label || String(mark))
    expect(labels('a\u200bb\ufeff\ud800\u0007', false)).toEqual(['null', 'ZWSP', 'null', 'BOM', 'U+D800', 'U+0007'])
    expect(labels('a b\t\u00a0', false)).toEqual(['null'])
    expect(labels('a b\t\u00a0', true)).toEqual(['null', 'space', 'null', 'tab', 'NBSP'])
    expect(labels('👨‍👩‍👧', true)).toEqual(['null', '2 × ZWJ'])
  })
})
