import { describe, expect, it } from 'vitest'
import type { LaneMeasures, TextStatistics } from '../../../../src/core/metrics/measures.ts'
import type { MetricsRow } from '../../../../src/features/compare/metrics/metricsRows.ts'
import { metricsRow, sortRows } from '../../../../src/features/compare/metrics/metricsRows.ts'
import { nextSorting } from '../../../../src/ui/tableSorting.ts'

// "the cat sat" cut as [CLS] the| cat| s|at [SEP]: 3 words, one of them continued.
const text: TextStatistics = {
  bytes: 11,
  utf16Units: 11,
  codePoints: 11,
  graphemes: 11,
  words: 3,
  segmenter: 'by hand',
}
const measures: LaneMeasures = {
  tokens: 6,
  ordinaryTokens: 4,
  insertedTokens: 2,
  specialTokens: 0,
  unknownTokens: 0,
  unspelledCodePoints: 0,
  byteFallbackTokens: 0,
  distinctTokens: 4,
  frequencySpectrum: [[1, 4]],
  longestToken: { index: 2, id: 7, bytes: 4 },
  continuedWords: 1 / 3,
  roundTrip: { status: 'exact' },
}
const source = {
  reference: 'a',
  name: 'A',
  measures,
  text,
  alpha: 2.5,
  price: 2.5,
  contextLength: 1024,
  longestText: ' cat',
}

describe('a row of figures', () => {
  it('has the figures worked out by hand, inserted tokens left out of the ratios', () => {
    expect(metricsRow(source).figures).toEqual({
      tokens: 6,
      'tokens-per-word': 4 / 3,
      'continued-words': 1 / 3,
      'bytes-per-token': 11 / 4,
      'code-points-per-token': 11 / 4,
      'distinct-tokens': 4,
      'longest-token': 4,
      'unspelled-code-points': 0,
      'round-trip': 1,
      'renyi-efficiency': 1,
      cost: 0.000015,
      'context-share': 6 / 1024,
    })
  })

  it('leaves open what has no value: no words, no tokens, no price', () => {
    const empty: LaneMeasures = {
      ...measures,
      tokens: 2,
      distinctTokens: 0,
      frequencySpectrum: [],
      longestToken: null,
      continuedWords: null,
    }
    const none = { ...text, words: 0, bytes: 0, codePoints: 0 }
    const { figures } = metricsRow({
      ...source,
      measures: empty,
      text: none,
      price: null,
      contextLength: null,
      longestText: null,
    })
    for (const column of [
      'tokens-per-word',
      'continued-words',
      'bytes-per-token',
      'longest-token',
      'renyi-efficiency',
      'cost',
      'context-share',
    ] as const) {
      expect(figures[column]).toBeNull()
    }
  })
})

describe('sorting', () => {
  const row = (name: string, tokens: number, price: number | null): MetricsRow =>
    metricsRow({ ...source, reference: name, name, price, measures: { ...measures, tokens } })
  const rows = [row('b', 9, null), row('a', 4, 1), row('c', 6, 3)]
  const names = (sorted: readonly MetricsRow[]): string => sorted.map(({ name }) => name).join('')

  it('goes up, down, and back to the order of the lanes', () => {
    const up = nextSorting(null, 'tokens')
    const down = nextSorting(up, 'tokens')
    expect(names(sortRows(rows, up))).toBe('acb')
    expect(names(sortRows(rows, down))).toBe('bca')
    expect(names(sortRows(rows, nextSorting(down, 'tokens')))).toBe('bac')
    expect(names(sortRows(rows, nextSorting(down, 'name')))).toBe('abc')
  })

  it('puts what is not defined last, up and down', () => {
    expect(names(sortRows(rows, { column: 'cost', direction: 'ascending' }))).toBe('acb')
    expect(names(sortRows(rows, { column: 'cost', direction: 'descending' }))).toBe('cab')
  })
})
