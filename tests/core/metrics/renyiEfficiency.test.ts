import { describe, expect, it } from 'vitest'
import { renyiEfficiency } from '../../../src/core/metrics/renyiEfficiency.ts'

/** Frequencies of the space-separated tokens, as the metric takes them. */
function spectrumOf(text: string): [number, number][] {
  const counts = new Map<string, number>()
  for (const token of text.split(' ')) counts.set(token, (counts.get(token) ?? 0) + 1)
  const spectrum = new Map<number, number>()
  for (const count of counts.values()) spectrum.set(count, (spectrum.get(count) ?? 0) + 1)
  return [...spectrum]
}

describe('Rényi efficiency', () => {
  it('is never beyond 1, where rounding would bring it', () => {
    for (let ids = 2; ids <= 300; ids++) {
      for (const alpha of [0.5, 1, 2, 2.5, 3]) {
        const value = renyiEfficiency([[7, ids]], alpha)
        expect(value).toBeLessThanOrEqual(1)
        expect(value).toBeCloseTo(1, 12)
      }
    }
  })

  // The worked examples of the authors' own package (tokenization-language model), recomputed to 16 digits.
  it('has the values of the published examples', () => {
    const first = spectrumOf('pick @@ed pick @@l @@ed pick @@les')
    expect(renyiEfficiency(first, 2.5)).toBeCloseTo(0.8265064834225245, 14)
    expect(renyiEfficiency(first, 1)).toBeCloseTo(0.9211854965885544, 14)
    const second = spectrumOf('pick @@e @@d pick @@l @@e @@d pick @@l @@e @@s')
    expect(renyiEfficiency(second, 2.5)).toBeCloseTo(0.9204840242168808, 14)
  })

  it('is 1 where all ids occur equally often, and not defined for one id or none', () => {
    expect(renyiEfficiency([[3, 8]], 2.5)).toBeCloseTo(1, 14)
    expect(renyiEfficiency([[3, 1]], 2.5)).toBeNull()
    expect(renyiEfficiency([], 2.5)).toBeNull()
  })

  it('comes from above and below to its value at α = 1', () => {
    const spectrum = spectrumOf('a a a b c c')
    const middle = renyiEfficiency(spectrum, 1)
    expect(renyiEfficiency(spectrum, 1 + 1e-7)).toBeCloseTo(middle ?? NaN, 6)
    expect(renyiEfficiency(spectrum, 1 - 1e-7)).toBeCloseTo(middle ?? NaN, 6)
  })
})
