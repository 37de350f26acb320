import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanesWithBoundary, shareBoundaries } from '../../../src/ui/lanes/boundaries.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { randomEncodingOf } from '../../ui/lanes/randomEncoding.ts'

const TEXT = 'नमस्ते, two words 👍🏽\nand a line'

const spansOf = (encoding: Encoding): { token: number; start: number; end: number }[] =>
  Array.from(encoding.ids, (_, token) => ({
    token,
    start: encoding.startByte[token] ?? 0,
    end: encoding.endByte[token] ?? 0,
  }))

const placesOf = (encoding: Encoding): Set<number> =>
  new Set(spansOf(encoding).flatMap(({ start, end }) => (start === end ? [] : [start, end])))

describe('shared boundaries', () => {
  it('are those of the sets of places, computed plainly', () => {
    fc.assert(
      fc.property(fc.array(randomEncodingOf(TEXT), { minLength: 1, maxLength: 5 }), (encodings) => {
        const sets = encodings.map(placesOf)
        const union = new Set(sets.flatMap((set) => [...set]))
        const unshared = new Set([...union].filter((place) => sets.some((set) => !set.has(place))))
        const answer = shareBoundaries(encodings)
        expect(answer.total).toBe(union.size)
        expect(answer.unshared).toBe(unshared.size)
        for (const [lane, encoding] of encodings.entries()) {
          const expected = spansOf(encoding).map(({ start, end }) => (start !== end && unshared.has(start) ? 1 : 0))
          expect([...(answer.unsharedStarts[lane] ?? [])]).toEqual(expected)
        }
        for (const place of union) {
          expect(lanesWithBoundary(encodings, place)).toBe(sets.filter((set) => set.has(place)).length)
        }
      }),
    )
  })

  it('counts nothing where there is no lane', () => {
    expect(shareBoundaries([])).toEqual({ unsharedStarts: [], unshared: 0, total: 0 })
  })
})
