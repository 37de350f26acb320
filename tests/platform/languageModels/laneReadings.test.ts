/** The reference reading and the excess, against sums that are written byte by byte. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TokenKind } from '../../../src/core/tokenizers/encoding.ts'
import { bitsByByte, excessByStretch, readingByToken, surprisalBits } from '../../../src/core/scores/laneReadings.ts'

/** Spans whose starts and ends never decrease: gaps, overlaps and empty ones included. */
const spans = (length: number) =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(length)), { maxLength: 12 }).map((pairs) => {
    const starts = pairs.map(([one, other]) => Math.min(one, other)).toSorted((a, b) => a - b)
    const ends = pairs.map(([one, other]) => Math.max(one, other)).toSorted((a, b) => a - b)
    return { startByte: Uint32Array.from(starts), endByte: Uint32Array.from(ends), kinds: new Uint8Array(pairs.length) }
  })

/** A segmentation without gaps, cut at these bytes. */
const cutAt = (cuts: readonly number[], length: number) => {
  const all = [...new Set([0, ...cuts.filter((cut) => cut < length), length])].toSorted((a, b) => a - b)
  return {
    startByte: Uint32Array.from(all.slice(0, -1)),
    endByte: Uint32Array.from(all.slice(1)),
    kinds: new Uint8Array(all.length - 1),
  }
}

const total = (values: Iterable<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0)

describe('the reference reading', () => {
  test('loses and doubles nothing: tokens and what is uncovered add up to the text', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 40 })
          .chain((length) =>
            fc.tuple(
              fc.array(fc.integer({ min: 0, max: 64 }), { minLength: length, maxLength: length }),
              spans(length),
            ),
          ),
        ([bytes, tokens]) => {
          const { bits, ofText } = readingByToken(Float64Array.from(bytes), tokens)
          const uncovered = bytes.filter((_, byte) =>
            tokens.startByte.every((start, token) => byte < start || byte >= (tokens.endByte[token] ?? 0)),
          )
          expect(total(bits) + total(uncovered)).toBeCloseTo(total(bytes), 3)
          expect(ofText).toEqual({ bits: total(bytes), unscoredBytes: new Uint32Array() })
          // Each byte is shared evenly by the tokens over it.
          for (const [token, value] of bits.entries()) {
            let expected = 0
            for (let byte = tokens.startByte[token] ?? 0; byte < (tokens.endByte[token] ?? 0); byte++) {
              const over = tokens.startByte.filter(
                (start, other) => start <= byte && byte < (tokens.endByte[other] ?? 0),
              ).length
              expected += (bytes[byte] ?? 0) / over
            }
            expect(value).toBeCloseTo(expected, 3)
          }
        },
      ),
    )
  })

  test('of a byte without a score has no score, and only that', () => {
    const { bits } = readingByToken(Float64Array.of(Number.NaN, 2, 3, 4), cutAt([1, 3], 4))
    expect([...bits]).toEqual([Number.NaN, 5, 4])
  })

  test('of the text is the same however it is cut, also where a token holds a byte without a score', () => {
    const bytes = Float64Array.of(Number.NaN, 2, 3, 4)
    for (const cuts of [[1, 2, 3], [2], [3], []])
      expect(readingByToken(bytes, cutAt(cuts, 4)).ofText).toEqual({ bits: 9, unscoredBytes: Uint32Array.of(0) })
    expect(readingByToken(Float64Array.of(Number.NaN), cutAt([], 1)).ofText.bits).toBeNull()
    expect(
      readingByToken(new Float64Array(), {
        startByte: new Uint32Array(),
        endByte: new Uint32Array(),
        kinds: new Uint8Array(),
      }).ofText.bits,
    ).toBe(0)
  })

  test('of an impossible byte is infinite, and only that; a template’s token has none', () => {
    expect([...readingByToken(Float64Array.of(Infinity, 2, 3, 4), cutAt([1, 3], 4)).bits]).toEqual([Infinity, 5, 4])
    const around = {
      startByte: Uint32Array.of(0, 0, 2),
      endByte: Uint32Array.of(0, 2, 2),
      kinds: Uint8Array.of(TokenKind.inserted, 0, TokenKind.inserted),
    }
    expect([...readingByToken(Float64Array.of(1, 2), around).bits]).toEqual([Number.NaN, 3, Number.NaN])
  })

  test('of what is certain is 0 bits, not −0', () => expect(surprisalBits(Float32Array.of(0))[0]).toBe(0))

  test('takes bits by byte from a segmentation into bytes', () => {
    const bits = surprisalBits(Float32Array.from([Math.log(0.5), Math.log(0.25), Number.NaN]))
    expect([...bits]).toEqual([1, 2, Number.NaN])
    expect([...bitsByByte({ startByte: Uint32Array.of(0, 1, 2), endByte: Uint32Array.of(1, 2, 3) }, bits, 3)]).toEqual([
      1,
      2,
      Number.NaN,
    ])
  })
})

describe('the excess', () => {
  test('is taken between the boundaries that both have, and adds up to the difference of the totals', () => {
    const length = 30
    const cuts = fc.array(fc.integer({ min: 1, max: length - 1 }), { maxLength: 12 })
    fc.assert(
      fc.property(cuts, cuts, (one, other) => {
        const [a, b] = [cutAt(one, length), cutAt(other, length)]
        const bitsOf = ({ startByte }: typeof a, factor: number) => startByte.map((_, token) => factor * (token + 1))
        const first = { ...a, bits: Float32Array.from(bitsOf(a, 3)) }
        const second = { ...b, bits: Float32Array.from(bitsOf(b, 2)) }
        const { stretchOfToken, bits } = excessByStretch(first, second)
        expect(total(bits)).toBeCloseTo(total(first.bits) - total(second.bits), 3)
        const shared = [...a.endByte].filter((end) => b.endByte.includes(end))
        expect(bits).toHaveLength(shared.length)
        expect([...stretchOfToken]).toEqual([...a.endByte].map((end) => shared.findIndex((cut) => end <= cut)))
      }),
    )
  })

  test('puts tokens that straddle a boundary of the other into one stretch', () => {
    // a | b c | d against ab | c | d, in bytes.
    const one = { startByte: Uint32Array.of(0, 1, 3), endByte: Uint32Array.of(1, 3, 4), bits: Float32Array.of(1, 2, 4) }
    const other = {
      startByte: Uint32Array.of(0, 2, 3),
      endByte: Uint32Array.of(2, 3, 4),
      bits: Float32Array.of(1, 1, 1),
    }
    const { stretchOfToken, bits } = excessByStretch(one, other)
    expect([...stretchOfToken]).toEqual([0, 0, 1])
    expect([...bits]).toEqual([1, 3])
  })

  test('has no value where either lacks one', () => {
    const one = { startByte: Uint32Array.of(0, 1), endByte: Uint32Array.of(1, 2), bits: Float32Array.of(Number.NaN, 2) }
    expect([...excessByStretch(one, { ...one, bits: Float32Array.of(1, 1) }).bits]).toEqual([Number.NaN, 1])
  })
})
