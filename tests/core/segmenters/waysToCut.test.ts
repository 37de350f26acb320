/** All ways side by side, and a segmentation of the reader's own. */
import { expect, test } from 'vitest'
import { spansBetween, waysToCut } from '../../../src/core/segmenters/waysToCut.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { vocabularyOrThrow } from './tinyTokenizer.ts'

const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
const bytes = encodeUtf8('The lowercased Boulter')
const options = { dropout: { variant: 'all-occurrences', probability: 0.3 }, seed: 3 } as const

test('each spells the text and says truly whether it is canonical', () => {
  const ways = waysToCut(gpt2, bytes, options)
  expect(new Set(ways.map(({ way }) => way)).size).toBe(8)
  for (const { tokens, canonicality } of ways) {
    expect(gpt2.join(tokens)).toEqual(bytes)
    expect(canonicality.canonical).toBe(tokens.join() === gpt2.encode(bytes).join())
  }
  expect(ways.find(({ way }) => way === 'canonical')?.canonicality).toEqual({ canonical: true })
  expect(ways.find(({ way }) => way === 'longest-suffix')?.canonicality.canonical).toBe(false)
})

test('the same seed draws the same', () => {
  expect(waysToCut(gpt2, bytes, options)).toEqual(waysToCut(gpt2, bytes, options))
})

test("the reader's cuts", () => {
  const word = encodeUtf8(' lowercased')
  const spans = (cuts: readonly number[]) =>
    spansBetween(gpt2, word, cuts).map(({ id, startByte, endByte }) => [id, startByte, endByte])
  expect(spans([4, 7])).toEqual([
    [1877, 0, 4],
    [2798, 4, 7],
    [839, 7, 11],
  ])
  expect(spans([8])).toEqual([
    [-1, 0, 8],
    [gpt2.find(word, 8, 11), 8, 11],
  ])
  // Cuts of a longer text, or at the edges, change nothing.
  expect(spans([0, 4, 7, 11, 30])).toEqual(spans([4, 7]))
  expect(spansBetween(gpt2, new Uint8Array(), [1])).toEqual([])
})
