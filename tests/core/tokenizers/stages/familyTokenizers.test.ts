/** The tokenizers of the shipped language models: transformers.js (its library @huggingface/tokenizers) gives the same ids from the same files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Tokenizer } from '@huggingface/tokenizers'
import { describe, expect, test } from 'vitest'
import { familyEntries } from '../../../../src/core/tokenizers/catalogue/familyCards.ts'
import { createStagedTokenizerOf } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { sameUnicode } from '../bpe/sameUnicode.ts'
import { recordVerification } from '../recordVerification.ts'
import { amountOf } from '../../../depth.ts'

const COUNT = amountOf('random texts for each shipped tokenizer, against transformers.js')
const asText = { addSpecialTokens: false, parseSpecialTokens: false }

describe.each(familyEntries)('$card.id', ({ card, asset }) => {
  const bytes = readFileSync(`public/${asset?.path}`)
  const json: unknown = JSON.parse(bytes.toString('utf8'))
  const made = createStagedTokenizerOf(card, json)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  const ours = made.value

  test('is the file that the catalogue names, of the size that its card says', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(asset?.sha256)
    expect(bytes.length).toBe(asset?.bytes)
    expect(ours.card).toEqual(card)
    expect(ours.piece(card.vocabularySize ?? 0)).toBeNull()
    expect(ours.piece((card.vocabularySize ?? 0) - 1)).toBe('<|endoftext|>')
  })

  test(`${COUNT} random texts`, { timeout: 120_000 }, () => {
    const library = new Tokenizer(JSON.parse(bytes.toString('utf8')), { tokenizer_class: 'PreTrainedTokenizer' })
    const texts = randomTexts(6, 2 * COUNT)
      .filter((text) => sameUnicode(text) && !text.includes('<|endoftext|>'))
      .slice(0, COUNT)
    expect(texts).toHaveLength(COUNT)
    for (const text of texts) {
      const found = [...ours.encode(text, asText).ids]
      const expected = library.encode(text, { add_special_tokens: false }).ids
      if (found.join() !== expected.join()) expect({ text, found }).toEqual({ text, found: expected })
      if (ours.decode(found) !== text.toWellFormed()) expect(ours.decode(found)).toBe(text.toWellFormed())
    }
    recordVerification(card.id, {
      implementation: 'transformers.js (@huggingface/tokenizers)',
      version: '0.2.0',
      strings: texts.length,
      mismatches: 0,
    })
  })
})
