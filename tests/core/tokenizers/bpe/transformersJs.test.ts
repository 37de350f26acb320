/** transformers.js (its library @huggingface/tokenizers) gives the same ids from the tokenizer.json that each compact file stands for. */
import { Tokenizer } from '@huggingface/tokenizers'
import { describe, expect, test } from 'vitest'
import { randomTexts } from '../../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'
import { sameUnicode } from './sameUnicode.ts'
import { shippedBpe, shippedBpeIds, withSpecials } from './shipped.ts'
import { splits } from './splits.ts'
import { tokenizerJsonOf } from './tokenizerJson.ts'

describe.each(shippedBpeIds)('%s', (id) => {
  const ours = shippedBpe(id)
  const library = new Tokenizer(tokenizerJsonOf(id, splits[id]), { tokenizer_class: 'PreTrainedTokenizer' })
  const libraryIds = (text: string): readonly number[] => library.encode(text, { add_special_tokens: false }).ids

  test('2,000 random texts', { timeout: 120_000 }, () => {
    const texts = randomTexts(6, 4_000).filter(sameUnicode).slice(0, 2_000)
    expect(texts).toHaveLength(2_000)
    for (const text of texts) {
      const found = [...ours.encode(text, withSpecials).ids]
      const expected = libraryIds(text)
      if (found.join() !== expected.join()) expect({ text, found }).toEqual({ text, found: expected })
    }
    recordVerification(id, {
      implementation: 'transformers.js (@huggingface/tokenizers)',
      version: '0.2.0',
      strings: texts.length,
      mismatches: 0,
    })
  })
})
