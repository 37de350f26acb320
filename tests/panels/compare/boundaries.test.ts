import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanesWithBoundary, shareBoundaries } from '../../../src/panels/compare/boundaries.ts'
import { tokenAtByte, tokensOver, tokensStartingIn } from '../../../src/panels/compare/tokenSearch.ts'
import type { Encoding } from '../../../src/tokenizers/encoding.ts'
import { randomEncodingOf } from './randomEncoding.ts'

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

describe('searching by byte', () => {
  it('finds the tokens that a search through all of them finds', () => {
    fc.assert(
      fc.property(randomEncodingOf(TEXT), fc.nat({ max: 60 }), fc.nat({ max: 12 }), (encoding, from, length) => {
        const to = from + length
        const all = spansOf(encoding)
        const over = tokensOver(encoding, from, to)
        const holding = all.filter(({ start, end }) => start < end && start < to && end > from && length > 0)
        for (const { token } of holding) expect(token >= over.from && token < over.to).toBe(true)
        const found = all.slice(over.from, over.to).filter(({ start, end }) => start < end)
        if (length > 0) expect(found.map(({ token }) => token)).toEqual(holding.map(({ token }) => token))
        const starting = tokensStartingIn(encoding, from, to)
        expect(all.slice(starting.from, starting.to)).toEqual(all.filter(({ start }) => start >= from && start < to))
        const at = tokenAtByte(encoding, from)
        const first = all.find(({ end }) => end > from)
        expect(at).toBe(first?.token ?? all.length - 1)
      }),
      { numRuns: 500 },
    )
  })
})
