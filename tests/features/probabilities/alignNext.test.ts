/** Next tokens beside each other: the same bytes in one row, and a token under the one with which it begins. */
import { describe, expect, it } from 'vitest'
import { alignNext } from '../../../src/features/probabilities/overview/alignNext.ts'
import type { NextToken } from '../../../src/features/probabilities/questions.ts'

const token = (text: string, probability: number, id = 0): NextToken => ({
  id,
  bytes: new TextEncoder().encode(text),
  piece: text,
  logProbability: Math.log(probability),
})
const special = (piece: string, probability: number): NextToken => ({ ...token('', probability), bytes: null, piece })

const shown = (columns: Parameters<typeof alignNext>[0], most = 20) =>
  alignNext(columns, most).map(({ token: { bytes, piece }, depth, probabilities }) => [
    '>'.repeat(depth) + (bytes === null ? `<${piece}>` : new TextDecoder().decode(bytes)),
    ...probabilities.map((value) => (value === null ? null : Math.round(value * 100))),
  ])

describe('lists of next tokens', () => {
  it('share a row for the same bytes, whatever their ids; those that begin alike stand together', () => {
    const bytes = [token(' ', 0.9, 32), token('s', 0.05, 115)]
    const words = [token(' earth', 0.5, 7), token(' ear', 0.1, 8), token(' sky', 0.2, 9), token('s', 0.01, 10)]
    // The branch with the greatest probability comes first.
    expect(shown([bytes, words])).toEqual([
      [' ', 90, null],
      ['> ear', null, 10],
      ['>> earth', null, 50],
      ['> sky', null, 20],
      ['s', 5, 1],
    ])
  })

  it('keep the most probable rows of any column, and the place of one that is not known yet', () => {
    expect(shown([null, [token('a', 0.5), token('b', 0.3), token('c', 0.2)]], 2)).toEqual([
      ['a', null, 50],
      ['b', null, 30],
    ])
    expect(shown([])).toEqual([])
  })

  it('tell tokens without bytes by their spelling', () => {
    expect(shown([[special('<end>', 0.5)], [special('<end>', 0.25), special('<pad>', 0.1)]])).toEqual([
      ['<<end>>', 50, 25],
      ['<<pad>>', null, 10],
    ])
  })
})
