import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenAtByte, tokensOver, tokensStartingIn } from '../../../src/ui/lanes/tokenSearch.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { randomEncodingOf } from './randomEncoding.ts'

const TEXT = 'नमस्ते, two words 👍🏽\nand a line'

const spansOf = (encoding: Encoding): { token: number; start: number; end: number }[] =>
  Array.from(encoding.ids, (_, token) => ({
    token,
    start: encoding.startByte[token] ?? 0,
    end: encoding.endByte[token] ?? 0,
  }))

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
