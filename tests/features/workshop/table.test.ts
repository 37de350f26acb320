/** What the Workshop says of a table: the column that is proposed, a row per lane, names of files. */
import { expect, test } from 'vitest'
import { likeliestColumn } from '../../../src/features/workshop/table/likeliestColumn.ts'
import { laneLabel, savedName, summaryRow, summaryTsv } from '../../../src/features/workshop/table/summaryRows.ts'

test('the column with the most text is proposed', () => {
  expect(
    likeliestColumn({
      heads: ['id', 'text', 'note'],
      records: [
        ['1', 'a longer text', null],
        ['2', 'another', 'x'],
      ],
    }),
  ).toBe(1)
  expect(likeliestColumn({ heads: ['a', 'b'], records: [[null, null]] })).toBe(0)
})

test('a row per lane, as on the page and to be copied', () => {
  const row = summaryRow(Uint32Array.of(1, 2, 3, 10), 3)
  expect(row).toEqual({ tokens: 16, mean: 4, percentiles: [2, 10, 10, 10], longest: 10, over: 1, share: 0.25 })
  expect(
    summaryTsv(['lane', 'tokens', 'mean', '50', '90', '95', '99', 'longest', 'over', 'share'], ['=x'], [row]),
  ).toBe("lane\ttokens\tmean\t50\t90\t95\t99\tlongest\tover\tshare\n'=x\t16\t4\t2\t10\t10\t10\t10\t1\t0.25")
})

test('names of columns and of the saved file', () => {
  expect(laneLabel('gpt2')).toBe('gpt2')
  expect(laneLabel(`file:${'0'.repeat(64)}:my.json`)).toBe('my.json')
  const trained = `trained:${'0'.repeat(64)}:bpe;size=2048;pattern=gpt2;languages=eng,mya*5`
  expect(laneLabel(trained)).toBe('bpe-2048-eng-mya.json')
  expect(laneLabel(`variant:${trained}:digits=ones`)).toBe('variant:bpe-2048-eng-mya.json:digits=ones')
  expect(savedName('reviews.v2.csv')).toBe('reviews.v2-tokens.csv')
  expect(savedName('reviews')).toBe('reviews-tokens')
})
