import { describe, expect, it } from 'vitest'
import { curvePoints, MAX_POINTS, placesOf } from '../../../src/features/probabilities/charts/curveSeries.ts'
import {
  BINS,
  frequencyPoints,
  laneSpreads,
  rankCorrelation,
  spreadBins,
} from '../../../src/features/probabilities/charts/spreadSeries.ts'
import { ranksOfCounts } from '../../../src/features/probabilities/charts/useFrequencyRanks.ts'
import { named, pairedLane, bytesLane } from './scoredLane.ts'

describe('bits along the text', () => {
  it('are taken at both ends and evenly between, no byte twice, no more than can be seen', () => {
    expect(placesOf(5)).toEqual([0, 1, 2, 3, 4, 5])
    expect(placesOf(1)).toEqual([0, 1])
    const places = placesOf(100_000)
    expect([places[0], places.at(-1), places.length]).toEqual([0, 100_000, MAX_POINTS])
  })

  it('of two lanes stand on one axis of bytes', () => {
    const lanes = [named('own', pairedLane), named('other', bytesLane)]
    expect(curvePoints(lanes, null)).toEqual([
      { byte: 0, values: [0, 0] },
      { byte: 1, values: [0, 3] },
      { byte: 2, values: [0.5, 5.5] },
      { byte: 3, values: [1, 8] },
      { byte: 4, values: [9, 12] },
      { byte: 5, values: [17, 16] },
    ])
    expect(curvePoints(lanes, 2).map(({ values }) => values[1])).toEqual([3, 2.75, 2.5, 3.25, 4, 4])
  })
})

describe('the spread of surprisal', () => {
  it('is a share of the scored tokens, and its last bin open', () => {
    const bins = spreadBins([
      named('own', pairedLane),
      named('far', { ...bytesLane, surprisalBits: Float32Array.of(3, 50, 3.5) }),
    ])
    expect(bins).toHaveLength(BINS)
    expect(bins[1]?.shares).toEqual([0.5, 0])
    expect(bins[3]?.shares).toEqual([0, expect.closeTo(2 / 3, 9)])
    expect(bins[16]?.shares).toEqual([0.5, 0])
    expect(bins[BINS - 1]?.shares).toEqual([0, expect.closeTo(1 / 3, 9)])
    expect(laneSpreads([named('own', pairedLane)])).toEqual([{ name: 'own', variance: 56.25, localVariance: 225 }])
  })
})

describe('surprisal against frequency', () => {
  it('has a dot for each scored token whose frequency is known', () => {
    const ranks = new Map([
      [10, 1],
      [11, 2],
    ])
    expect(frequencyPoints(named('own', pairedLane), (id) => ranks.get(id) ?? null)).toEqual([
      { rank: 2, bits: 1, token: 1 },
    ])
  })

  it('ranks ids by their counts, equal ones alike, those never seen last', () => {
    expect([...ranksOfCounts([5, 9, 0, 5, 2], [0, 1, 2, 3, 4, 7])]).toEqual([
      [0, 2],
      [1, 1],
      [2, 5],
      [3, 2],
      [4, 4],
      [7, 5],
    ])
  })

  it('correlates as Spearman: the ten students of his ρ’s usual example, −29/165', () => {
    // IQ and hours of television a week, Wikipedia, “Spearman's rank correlation coefficient”.
    const iq = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113]
    const hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12]
    expect(rankCorrelation(iq.map((rank, token) => ({ rank, bits: hours[token] ?? 0, token })))).toBeCloseTo(
      -29 / 165,
      12,
    )
    // Ties take their mean rank: ranks 1.5 1.5 3 against 1 2 3.
    expect(rankCorrelation([1, 1, 2].map((rank, token) => ({ rank, bits: token, token })))).toBeCloseTo(
      Math.sqrt(3) / 2,
      12,
    )
    expect(
      rankCorrelation([
        { rank: 1, bits: 1, token: 0 },
        { rank: 1, bits: 2, token: 1 },
      ]),
    ).toBeNull()
  })
})
