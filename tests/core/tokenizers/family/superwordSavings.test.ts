/**
 * What superwords are for: fewer tokens than BPE of the same size needs for ordinary English. Nothing of these texts was in
 * the text that either was learnt from.
 */
import { describe, expect, test } from 'vitest'
import { defaultText } from '../../../../src/core/samples/samples.ts'
import prose from '../../../oracle/family/prose.json' with { type: 'json' }
import { asText, shippedBpe } from '../bpe/shipped.ts'

const LEAST_SAVED = 0.15

function count(id: string, texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + shippedBpe(id).encode(text, asText).ids.length, 0)
}

describe('superwords of 16,384 entries need', () => {
  test(`${LEAST_SAVED * 100}% fewer tokens than BPE of as many entries for held-out English prose`, () => {
    const texts = prose.pieces.map(({ text }) => text)
    const [superwords, bpe] = [count('tessera-superword-16k', texts), count('tessera-bpe-16k', texts)]
    expect(superwords).toBeLessThan((1 - LEAST_SAVED) * bpe)
    expect(bpe).toBeLessThan(count('tessera-bpe', texts))
  })

  test('fewer for the opening’s English than BPE, and than GPT-2 with three times the entries', () => {
    const [english = ''] = defaultText.split('\n')
    const ids = ['tessera-superword-16k', 'tessera-bpe-16k', 'gpt2', 'tessera-superword', 'tessera-bpe']
    expect(ids.map((id) => count(id, [english]))).toEqual([31, 35, 33, 41, 42])
  })
})
