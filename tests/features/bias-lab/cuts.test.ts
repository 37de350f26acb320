/** What "One text, many cuts" makes of answers: rows, shares, and the editor's characters, bytes and cuts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bitsOf,
  canonicalShareBits,
  segmentationRows,
} from '../../../src/features/bias-lab/segmentations/segmentationRows.ts'
import { editorCells, spanOfBytes, toggledCut } from '../../../src/features/bias-lab/segmentations/editorCells.ts'
import { spanLabel, spanLabels, tokenLabels } from '../../../src/features/bias-lab/segmentations/spanLabel.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { ScoredSegmentation, TextMarginal } from '../../../src/features/bias-lab/segmentations/questions.ts'

const byteTokens: readonly number[] = []
const scored = (ids: readonly number[], ...shares: readonly number[]): ScoredSegmentation => ({
  ids,
  endBytes: ids.map((_, index) => index + 1),
  byteTokens,
  brokenAt: null,
  logProbabilities: shares.map(Math.log),
})
const marginal = (sum: number, likeliest: readonly ScoredSegmentation[] = []): TextMarginal => ({
  logProbability: Math.log(sum),
  likeliest,
  estimate: null,
})

describe('rows', () => {
  const ways = {
    text: 'ab',
    segmentations: 3n,
    ways: [
      { way: 'canonical' as const, segmentation: scored([5], 1 / 8) },
      { way: 'longest-prefix' as const, segmentation: scored([5], 1 / 8) },
      { way: 'single-bytes' as const, segmentation: scored([1, 2], 1 / 2, 1 / 8) },
    ],
  }

  test('stand once for each segmentation, under all its names, the most probable first', () => {
    const own = { text: 'ab', noTokens: [], segmentation: scored([1, 2], 1 / 2, 1 / 8) }
    const rows = segmentationRows(ways, own, marginal(1 / 2, [scored([7], 1 / 4), scored([5], 1 / 8)]))
    expect(rows.map(({ names, bits }) => [names, bits])).toEqual([
      [['found'], 2],
      [['canonical', 'longest-prefix', 'found'], 3],
      [['single-bytes', 'own'], 4],
    ])
    expect(rows[2]?.tokenBits).toEqual([1, 3])
  })

  test('stay in the order of the ways until they are scored', () => {
    const unscored = {
      ...ways,
      ways: ways.ways.map(({ way, segmentation: { ids, endBytes, brokenAt } }) => ({
        way,
        segmentation: { ids, endBytes, byteTokens, brokenAt },
      })),
    }
    expect(segmentationRows(unscored, null, null).map(({ names, bits }) => [names[0], bits])).toEqual([
      ['canonical', null],
      ['single-bytes', null],
    ])
    expect(canonicalShareBits(segmentationRows(unscored, null, null), marginal(1))).toBeNull()
  })

  test('the canonical share: 1/8 of 1/2 is two bits below all; never above all', () => {
    const rows = segmentationRows(ways, null, null)
    expect(canonicalShareBits(rows, null)).toBeNull()
    expect(canonicalShareBits(rows, marginal(1 / 2))).toBe(-2)
    expect(canonicalShareBits(rows, marginal(1 / 8 - 1e-9))).toBe(0)
    expect(Object.is(bitsOf(0), 0)).toBe(true)
  })
})

describe('the editor', () => {
  test('has every byte of the text once, in order, in characters as readers see them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const cells = editorCells(text)
        expect(cells.flatMap(({ bytes }) => bytes)).toEqual([...encodeUtf8(text)])
        expect(cells.map((cell) => cell.text).join('')).toBe(text)
        let start = 0
        for (const { startByte, bytes, text: character } of cells) {
          expect(startByte).toBe(start)
          expect(decodeUtf8(Uint8Array.from(bytes))).toBe(character)
          start += bytes.length
        }
      }),
      { numRuns: 300 },
    )
    expect(editorCells('👩‍👧é').map(({ bytes }) => bytes.length)).toEqual([11, 2])
  })

  test('toggles a cut: twice is nothing, and cuts stay in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), fc.integer({ min: 1, max: 30 }), (some, byte) => {
        const cuts = some.toSorted((one, other) => one - other)
        const once = toggledCut(cuts, byte)
        expect(once.includes(byte)).toBe(!cuts.includes(byte))
        expect(once).toEqual(once.toSorted((one, other) => one - other))
        expect(toggledCut(once, byte)).toEqual(cuts)
      }),
    )
    expect([...spanOfBytes([1, 3], 4)]).toEqual([0, 1, 1, 2])
  })

  test('names stretches by their text, else by their bytes', () => {
    const bytes = encodeUtf8(' aé\n')
    expect(spanLabel(bytes, 0, 2)).toBe('“␣a”')
    expect(spanLabel(bytes, 2, 3)).toBe('C3')
    expect(spanLabels(bytes, 0, [1, 4, 5])).toEqual(['“␣”', '“aé”', '“↵”'])
    // A token of a byte is not the character that the byte may be.
    expect(tokenLabels(bytes, { endBytes: [1, 2, 4, 5], byteTokens: [1] })).toEqual(['“␣”', '61', '“é”', '“↵”'])
  })
})
