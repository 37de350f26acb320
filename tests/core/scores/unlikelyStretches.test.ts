/** Stretches above 8 bits per byte: found where they are, and every one of them really is above. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsOverBytes, unlikelyStretches } from '../../../src/core/scores/unlikelyStretches.ts'

const stretch = (length: number, bits: number): number[] => Array.from({ length }, () => bits)

describe('stretches worse than guessing bytes', () => {
  it('begin and end where the text changes; a rare word is none', () => {
    const found = unlikelyStretches([...stretch(50, 2), ...stretch(40, 9), ...stretch(50, 2), ...stretch(8, 20)])
    expect(found).toEqual([{ startByte: 50, endByte: 90, bitsPerByte: 9 }])
  })

  it('end at a byte without a score, and are infinite where one has the probability 0', () => {
    const found = unlikelyStretches([...stretch(30, 9), Number.NaN, ...stretch(30, 10)])
    expect(found.map(({ startByte, endByte }) => [startByte, endByte])).toEqual([
      [0, 30],
      [31, 61],
    ])
    expect(unlikelyStretches([...stretch(30, 9), Infinity])[0]?.bitsPerByte).toBe(Infinity)
    expect(unlikelyStretches([])).toEqual([])
  })

  it('do not overlap, and hold on average what is said of them, more than 8', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 24, noNaN: true }), { maxLength: 300 }), (bits) => {
        let last = 0
        for (const { startByte, endByte, bitsPerByte } of unlikelyStretches(bits)) {
          expect(startByte).toBeGreaterThanOrEqual(last)
          last = endByte
          const mean = bits.slice(startByte, endByte).reduce((sum, value) => sum + value, 0) / (endByte - startByte)
          expect(mean).toBeGreaterThan(8)
          expect(bitsPerByte).toBeCloseTo(mean, 9)
        }
      }),
    )
  })

  it('of tokens are over their bytes, evenly', () => {
    const byByte = bitsOverBytes([4, Number.NaN, 3], Uint32Array.of(0, 2, 3), Uint32Array.of(2, 3, 6), 7)
    expect([...byByte]).toEqual([2, 2, Number.NaN, 1, 1, 1, Number.NaN])
  })
})
