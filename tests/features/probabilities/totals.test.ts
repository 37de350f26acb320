import { describe, expect, it } from 'vitest'
import { sortTotals, totalsRow } from '../../../src/features/probabilities/totals/totalsRows.ts'
import type { Encoding } from '../../../src/core/tokenizers/encoding.ts'
import { encoding, named, pairedLane, bytesLane } from './scoredLane.ts'

const read = { byByte: new Float64Array(5), canonicalBits: null, canonicalTokens: 5 }

describe('a row of totals', () => {
  it('without a begin token leaves the first token, its byte and its grapheme out', () => {
    const { figures } = totalsRow(named('own', pairedLane), 0.5)
    expect(figures).toMatchObject({ bits: 17, bitsPerByte: 17 / 4, bitsPerGrapheme: 17 / 4, tokens: 3, leftOut: 1 })
    expect(figures).toMatchObject({
      mean: 8.5,
      median: 8.5,
      perplexity: 2 ** 8.5,
      variance: 7.5 ** 2,
      localVariance: 15 ** 2,
    })
    expect(figures.minK).toBeCloseTo(-16 * Math.LN2, 5)
    expect(figures.minKPlusPlus).toBeCloseTo(-4, 5)
  })

  it('of a lane that is read by bytes has no perplexity and no Min-K, for tokens have no distribution there', () => {
    const { figures } = totalsRow(named('other', bytesLane), 0.5)
    expect(figures).toMatchObject({
      bits: 16,
      bitsPerByte: 16 / 5,
      leftOut: 0,
      perplexity: null,
      minK: null,
      minKPlusPlus: null,
    })
  })

  it('counts the bits of bytes that no token holds', () => {
    const ofText = { ...read, bits: 20, unscoredBytes: new Uint32Array() }
    expect(totalsRow(named('dropped', { ...bytesLane, ofText }), 0.5).figures.bits).toBe(20)
  })

  it('without a begin token is the same if one language model reads them by bytes, however long the first token is', () => {
    // The first byte has no score; the first token of three bytes has two that have.
    const ofText = { ...read, bits: 12, unscoredBytes: Uint32Array.of(0) }
    const short = { ...bytesLane, ofText, surprisalBits: Float32Array.of(NaN, 5, 7) }
    const long = { ...short, surprisalBits: Float32Array.of(NaN, 7) }
    const cut: Encoding = {
      ...encoding,
      ids: Uint32Array.of(1, 2),
      startByte: Uint32Array.of(0, 3),
      endByte: Uint32Array.of(3, 5),
      kinds: new Uint8Array(2),
    }
    const [one, other] = [
      totalsRow(named('one', short), 0.5).figures,
      totalsRow(named('other', long, cut), 0.5).figures,
    ]
    for (const figures of [one, other])
      expect(figures).toMatchObject({ bits: 12, bitsPerByte: 3, bitsPerGrapheme: 3, leftOut: 1 })
  })

  it('is sorted by figure, what is not defined last', () => {
    const rows = [totalsRow(named('other', bytesLane), 0.5), totalsRow(named('own', pairedLane), 0.5)]
    const names = (sorted: typeof rows): string => sorted.map(({ name }) => name).join(' ')
    expect(names([...sortTotals(rows, { column: 'bits', direction: 'descending' })])).toBe('own other')
    expect(names([...sortTotals(rows, { column: 'perplexity', direction: 'ascending' })])).toBe('own other')
    expect(names([...sortTotals(rows, { column: 'perplexity', direction: 'descending' })])).toBe('own other')
    expect(names([...sortTotals(rows, { column: 'name', direction: 'ascending' })])).toBe('other own')
  })
})
