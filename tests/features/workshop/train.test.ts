/** Lines of numbers against the size of the vocabulary, and the name of a trained file. */
import { describe, expect, test } from 'vitest'
import { defaultOptions } from '../../../src/features/options.ts'
import { bytesPerToken, premiums, sizeRows, thinned } from '../../../src/features/workshop/train/sizeSeries.ts'
import { fileNameOf } from '../../../src/features/workshop/train/useStart.ts'

const run = {
  texts: [
    { name: 'English', bytes: 100 },
    { name: 'Burmese', bytes: 300 },
  ],
  points: [
    { size: 256, tokens: [100, 300] },
    { size: 300, tokens: [50, 75] },
  ],
}

describe('numbers of a run', () => {
  test('bytes per token are of all texts together, premiums against the first', () => {
    expect(bytesPerToken(run, 'BPE')).toEqual({
      name: 'BPE',
      points: [
        { size: 256, value: 1 },
        { size: 300, value: 3.2 },
      ],
    })
    expect(premiums(run)).toEqual([
      {
        name: 'Burmese',
        points: [
          { size: 256, value: 3 },
          { size: 300, value: 1.5 },
        ],
      },
    ])
  })

  test('a line has its last number between its points, and none outside of them', () => {
    const other = { name: 'other', points: [{ size: 280, value: 9 }] }
    expect(sizeRows([bytesPerToken(run, 'BPE'), other])).toEqual([
      { size: 256, values: [1, null] },
      { size: 280, values: [1, 9] },
      { size: 300, values: [3.2, null] },
    ])
  })

  test('a thinned table has its first and last row', () => {
    const rows = Array.from({ length: 101 }, (_, index) => index)
    expect(thinned(rows, 5)).toEqual([0, 25, 50, 75, 100])
    expect(thinned([1, 2], 5)).toEqual([1, 2])
  })
})

test('a file is named by its algorithm, its size and its texts', () => {
  const { train } = defaultOptions
  expect(fileNameOf(train)).toBe('bpe-2048-eng-spa-hin-mya.json')
  expect(fileNameOf({ ...train, source: 'files', algorithm: 'parity', size: 300 })).toBe('parity-300-files.json')
  const languages = ['eng', 'deu', 'fra', 'mya', 'tam', 'hin'].map((code, index) => ({ code, weight: index }))
  expect(fileNameOf({ ...train, languages: [...languages, { code: 'rus', weight: 1 }] })).toBe(
    'bpe-2048-deu-fra-mya-tam-and-2.json',
  )
})
