import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, homesOf } from '../../../src/ui/lanes/cells.ts'
import type { Cell } from '../../../src/ui/lanes/cells.ts'
import { graphemesOf } from '../../../src/ui/lanes/graphemesOf.ts'
import { layoutText, pieceAtByte, utf8Length } from '../../../src/ui/lanes/textLayout.ts'
import { tintsOf } from '../../../src/ui/lanes/tints.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { amountOf } from '../../depth.ts'
import { randomLongText, randomTextAndEncoding } from './randomEncoding.ts'

const RUNS = amountOf('texts whose layout and cells are those of their bytes')
const encoder = new TextEncoder()

function draw(text: string, encoding: Encoding): readonly Cell[] {
  const layout = layoutText(text)
  return Array.from({ length: layout.pieces }, (_, piece) =>
    cellsOf(encoding, graphemesOf(layout, piece), piece === layout.pieces - 1),
  ).flat()
}

function encodingOf(spans: readonly (readonly [number, number])[]): Encoding {
  return {
    ids: Uint32Array.from(spans, (_, index) => index),
    startByte: Uint32Array.from(spans, ([start]) => start),
    endByte: Uint32Array.from(spans, ([, end]) => end),
    kinds: new Uint8Array(spans.length),
    normalized: null,
  }
}

describe('the layout of a text', () => {
  it('covers the text with pieces that begin at grapheme boundaries and have the bytes of TextEncoder', () => {
    fc.assert(
      fc.property(randomLongText, (text) => {
        const layout = layoutText(text)
        expect(layout.bytes).toBe(encoder.encode(text).length)
        let joined = ''
        for (let piece = 0; piece < layout.pieces; piece += 1) {
          const slice = text.slice(layout.startUtf16[piece], layout.startUtf16[piece + 1])
          joined += slice
          expect(utf8Length(slice, 0, slice.length)).toBe(encoder.encode(slice).length)
          expect((layout.startByte[piece + 1] ?? 0) - (layout.startByte[piece] ?? 0)).toBe(encoder.encode(slice).length)
          expect(pieceAtByte(layout, layout.startByte[piece] ?? 0)).toBe(piece)
        }
        expect(joined).toBe(text)
        expect(layout.lines).toBe(text.split(/\r\n|[\n\r\u2028\u2029]/u).length)
        expect(layout.endsLine.reduce((sum, ends) => sum + ends, 0)).toBe(layout.lines)
      }),
      { numRuns: RUNS },
    )
  })

  it('cuts a long line between graphemes', () => {
    const text = '👨‍👩‍👧‍👦'.repeat(1000)
    const layout = layoutText(text)
    expect(layout.pieces).toBeGreaterThan(4)
    for (const start of layout.startUtf16) expect(start % '👨‍👩‍👧‍👦'.length).toBe(0)
  })

  it('puts few lines or few characters in a block', () => {
    const layout = layoutText(`${'\n'.repeat(1000)}${'a line of words\n'.repeat(1000)}`)
    expect(layout.lines).toBe(2001)
    expect(layout.blocks.length).toBeLessThan(150)
    expect(layout.blocks.at(-1)).toBe(layout.pieces)
  })
})

describe('the drawing of a segmentation', () => {
  it('gives every token exactly one element, in order, whatever the spans', () => {
    fc.assert(
      fc.property(randomTextAndEncoding, ([text, encoding]) => {
        const homes = draw(text, encoding).flatMap(homesOf)
        expect(homes.toSorted((a, b) => a - b)).toEqual(Array.from(encoding.ids, (_, index) => index))
      }),
      { numRuns: RUNS },
    )
  })

  it('draws the text exactly, cut at grapheme boundaries only', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(randomTextAndEncoding, ([text, encoding]) => {
        const boundaries = new Set(Array.from(segmenter.segment(text), ({ index }) => index)).add(text.length)
        let drawn = ''
        for (const cell of draw(text, encoding)) {
          if (cell.type === 'mark') continue
          drawn += text.slice(cell.startUtf16, cell.endUtf16)
          expect(boundaries.has(cell.startUtf16)).toBe(true)
        }
        expect(drawn).toBe(text)
      }),
      { numRuns: RUNS },
    )
  })

  it('shows the tokens of one grapheme as parts as wide as their bytes', () => {
    // तु is two code points of three bytes each: one grapheme.
    expect(
      draw(
        'तु',
        encodingOf([
          [0, 3],
          [3, 6],
        ]),
      ),
    ).toEqual([
      {
        type: 'shared',
        startUtf16: 0,
        endUtf16: 2,
        lineBreak: false,
        parts: [
          { token: 0, home: true, from: 0, to: 0.5 },
          { token: 1, home: true, from: 0.5, to: 1 },
        ],
      },
    ])
  })

  it('lets a token that reaches into the next grapheme live in the grapheme that it holds whole', () => {
    const cells = draw(
      'aé',
      encodingOf([
        [0, 2],
        [2, 3],
      ]),
    )
    expect(cells).toMatchObject([
      { type: 'text', token: 0, home: true },
      {
        type: 'shared',
        parts: [
          { token: 0, home: false },
          { token: 1, home: true },
        ],
      },
    ])
  })

  it('divides equally what several approximate spans cover', () => {
    const [cell] = draw(
      'ﬃ',
      encodingOf([
        [0, 3],
        [0, 3],
        [0, 3],
      ]),
    )
    expect(cell).toMatchObject({ type: 'shared', parts: [{ from: 0 }, { from: 1 / 3 }, { from: 2 / 3, to: 1 }] })
  })

  it('draws tokens without text where they stand, also in an empty text', () => {
    expect(
      draw(
        '',
        encodingOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toEqual([
      { type: 'mark', token: 0 },
      { type: 'mark', token: 1 },
    ])
    expect(
      draw(
        'a\n',
        encodingOf([
          [0, 0],
          [0, 1],
          [1, 2],
          [2, 2],
        ]),
      ).map(({ type }) => type),
    ).toEqual(['mark', 'text', 'text', 'mark'])
  })
})

describe('tints', () => {
  it('differ between neighbours, and stay after an edit but for a few', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200_000 }), { minLength: 1, maxLength: 400 }), fc.nat(), (ids, edit) => {
        const tints = tintsOf(Uint32Array.from(ids))
        for (let index = 1; index < tints.length; index += 1) expect(tints[index]).not.toBe(tints[index - 1])
        const at = edit % ids.length
        const after = tintsOf(Uint32Array.from([...ids.slice(0, at), edit % 200_000, ...ids.slice(at)]))
        expect(after.slice(0, at)).toEqual(tints.slice(0, at))
      }),
    )
  })

  it('changes less than three tints after a token put in, on average', () => {
    let changed = 0
    const runs = 500
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200_000 }), { minLength: 200, maxLength: 200 }), fc.nat(), (ids, id) => {
        const before = tintsOf(Uint32Array.from(ids))
        const after = tintsOf(Uint32Array.from([id % 200_000, ...ids])).slice(1)
        changed += after.reduce((sum, tint, index) => sum + (tint === before[index] ? 0 : 1), 0)
      }),
      { numRuns: runs, seed: 7 },
    )
    expect(changed / runs).toBeLessThan(3)
  })
})
