/** transformers.js (its library @huggingface/tokenizers) gives the same ids from the tokenizer.json that each compact file stands for. */
import { Tokenizer } from '@huggingface/tokenizers'
import { describe, expect, test } from 'vitest'
import { randomTexts } from '../../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'
import { sameUnicode } from './sameUnicode.ts'
import { shippedBpe, shippedBpeIds, withSpecials } from './shipped.ts'
import { splits } from './splits.ts'
import { tokenizerJsonOf } from './tokenizerJson.ts'
import { amountOf } from '../../../depth.ts'

const COUNT = amountOf('random texts for each shipped tokenizer, against transformers.js')

describe.each(shippedBpeIds)('%s', (id) => {
  const ours = shippedBpe(id)
  const library = new Tokenizer(tokenizerJsonOf(id, splits[id]), { tokenizer_class: 'PreTrainedTokenizer' })
  const libraryIds = (text: string): readonly number[] => library.encode(text, { add_special_tokens: false }).ids

  test(`${COUNT} random texts`, { timeout: 120_000 }, () => {
    const texts = randomTexts(6, 2 * COUNT)
      .filter(sameUnicode)
      .slice(0, COUNT)
    expect(texts).toHaveLength(COUNT)
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
