/** The figures of a lane on an example worked by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesPerToken } from '../../../src/core/metrics/bytesPerToken.ts'
import { codePointsPerToken } from '../../../src/core/metrics/codePointsPerToken.ts'
import { contextShare } from '../../../src/core/metrics/contextShare.ts'
import { continuedWords } from '../../../src/core/metrics/continuedWords.ts'
import { cost } from '../../../src/core/metrics/cost.ts'
import { tokensPerWord } from '../../../src/core/metrics/tokensPerWord.ts'
import { countByKind, laneMeasures } from '../../../src/core/metrics/laneMeasures.ts'
import { roundTrip } from '../../../src/core/metrics/roundTrip.ts'
import type { TextStatistics } from '../../../src/core/metrics/measures.ts'
import { TokenKind, type Encoding } from '../../../src/core/tokenizers/encoding.ts'

/** "[CLS] ├un│believ│able├ ├é├", and the accent of é is a byte token of its own. */
const text = 'unbelievable é'
const encoding: Encoding = {
  ids: Uint32Array.of(101, 7, 8, 9, 5, 7, 3),
  startByte: Uint32Array.of(0, 0, 2, 8, 12, 13, 14),
  endByte: Uint32Array.of(0, 2, 8, 12, 13, 14, 15),
  kinds: Uint8Array.of(TokenKind.inserted, 0, 0, 0, 0, TokenKind.byteFallback, TokenKind.unknown),
  normalized: null,
}
const words = { starts: Uint32Array.of(0, 13), ends: Uint32Array.of(12, 15) }
const statistics: TextStatistics = {
  bytes: 15,
  utf16Units: 14,
  codePoints: 14,
  graphemes: 14,
  words: 2,
  segmenter: 'by hand',
}

describe('a lane', () => {
  const measures = laneMeasures(text, encoding, text, words)

  test('counts by kind', () => {
    expect(measures).toMatchObject({
      tokens: 7,
      ordinaryTokens: 4,
      insertedTokens: 1,
      byteFallbackTokens: 1,
      unknownTokens: 1,
    })
    expect(measures.distinctTokens).toBe(5)
    expect(measures.frequencySpectrum).toEqual([
      [1, 4],
      [2, 1],
    ])
    expect(measures.longestToken).toEqual({ index: 2, id: 8, bytes: 6 })
  })

  test('ratios leave out what a template inserted', () => {
    expect(tokensPerWord(measures, statistics)).toBe(3)
    expect(bytesPerToken(measures, statistics)).toBe(2.5)
    expect(codePointsPerToken(measures, statistics)).toBeCloseTo(14 / 6, 12)
    expect(measures.continuedWords).toBe(1)
  })

  test('an empty text has no ratios', () => {
    const none = laneMeasures(
      '',
      {
        ...encoding,
        ids: new Uint32Array(),
        startByte: new Uint32Array(),
        endByte: new Uint32Array(),
        kinds: new Uint8Array(),
      },
      '',
      {
        starts: new Uint32Array(),
        ends: new Uint32Array(),
      },
    )
    const empty = { ...statistics, bytes: 0, codePoints: 0, words: 0 }
    expect([
      tokensPerWord(none, empty),
      bytesPerToken(none, empty),
      codePointsPerToken(none, empty),
      none.continuedWords,
      none.longestToken,
    ]).toEqual([null, null, null, null, null])
  })
})

test('continued words: a boundary inside, at the edges, and a token over two words', () => {
  const at = (...values: number[]): Uint32Array => Uint32Array.from(values)
  // Words [0,3) and [4,7); tokens [0,3) [3,4) [4,5) [5,7): the second word alone is continued.
  expect(continuedWords(at(0, 4), at(3, 7), at(0, 3, 4, 5), at(3, 4, 5, 7))).toBe(0.5)
  // A token over both words: none is continued.
  expect(continuedWords(at(0, 4), at(3, 7), at(0), at(7))).toBe(0)
  // " ab" with the space before it, and an empty token inside.
  expect(continuedWords(at(1), at(3), at(0, 2, 2), at(3, 2, 3))).toBe(1)
})

test('round trip says where the text differs', () => {
  expect(roundTrip('abc', 'abc')).toEqual({ status: 'exact' })
  // No Unicode text: what is encoded, and comes back, is U+FFFD.
  expect(roundTrip('a\ud83db', 'a\ufffdb')).toEqual({
    status: 'differs',
    atUtf16: 1,
    expected: '\ud83db',
    got: '\ufffdb',
    loneSurrogates: 1,
  })
  expect(roundTrip('a\ud800\udfff\udfff', 'a\ud800\udfff\ufffd')).toMatchObject({ atUtf16: 3, loneSurrogates: 1 })
  const pairs = 'é' + 'x'.repeat(22) + '😀'
  expect(roundTrip(pairs + 'y', 'e')).toMatchObject({ atUtf16: 0, expected: pairs.slice(0, 23) })
  expect(roundTrip('Ünder', 'under')).toEqual({
    status: 'differs',
    atUtf16: 0,
    expected: 'Ünder',
    got: 'under',
    loneSurrogates: 0,
  })
  expect(roundTrip('x😀', 'x😁')).toMatchObject({ atUtf16: 1, expected: '😀', got: '😁' })
  // An excerpt ends before a pair that it would cut.
  expect(roundTrip(`a${'b'.repeat(22)}😀`, `A${'b'.repeat(22)}😀`)).toMatchObject({
    expected: `a${'b'.repeat(22)}`,
    got: `A${'b'.repeat(22)}`,
  })
})

test('cost and context share', () => {
  expect(cost(250_000, 8)).toBe(2)
  expect(contextShare(512, 2048)).toBe(0.25)
})

test('tokens are counted by kind wherever their column begins in its buffer', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: fc.constant(0) },
          { weight: 2, arbitrary: fc.constantFrom(1, 2, 3, 4, 0x80, 0x82) },
        ),
      ),
      fc.nat(3),
      (kinds, offset) => {
        const column = new Uint8Array(offset + kinds.length).subarray(offset)
        column.set(kinds)
        const counts = [0, 1, 2, 3, 4].map((kind) => kinds.filter((each) => (each & 0x7f) === kind).length)
        expect(countByKind(column)).toEqual(counts)
      },
    ),
  )
})
