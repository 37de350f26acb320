/** transformers.js (its library @huggingface/tokenizers) gives the same ids from the tokenizer.json that each compact file stands for. */
import { Tokenizer } from '@huggingface/tokenizers'
import { describe, expect, test } from 'vitest'
import { randomTexts } from '../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'
import { sameUnicode } from './sameUnicode.ts'
import { shippedBpe, shippedBpeIds, withSpecials } from './shipped.ts'
import { tokenizerJsonOf } from './tokenizerJson.ts'

const LINES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const words = (behind: string): string => `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}`

const splits: Readonly<Record<(typeof shippedBpeIds)[number], readonly string[]>> = {
  gpt2: [String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`],
  cl100k_base: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  o200k_base: [String.raw`${words(`${CONTRACTION}?`)}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
  qwen3: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  'deepseek-v3': [
    String.raw`\p{N}{1,3}`,
    '[一-龥぀-ゟ゠-ヿ]+',
    `[!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_\`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|${LINES}`,
  ],
  'mistral-nemo': [String.raw`${words('')}|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
}

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
    recordVerification(id, { implementation: 'transformers.js (@huggingface/tokenizers)', version: '0.2.0', strings: texts.length, mismatches: 0 })
  })
})
