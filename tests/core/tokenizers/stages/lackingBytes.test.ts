/** SmolLM2's vocabulary lacks 21 bytes: which characters that concerns, and that texts with them are encoded as by the stages. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lackedCharacters } from '../../../../src/core/tokenizers/bpe/lackedBytes.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { parseTokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import { createStages } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { LackedCharacter, vocabularyOf } from '../../../../src/core/segmenters/vocabulary.ts'
import { asText, shippedFile, shippedTokenizer } from '../bpe/shipped.ts'

const smollm2 = shippedTokenizer('smollm2')

function stages() {
  const parsed = parseTokenizerJson(JSON.parse(Buffer.from(shippedFile('smollm2')).toString('utf8')))
  const card = findCard('smollm2')?.card
  if (!parsed.ok || card === undefined) throw new Error('smollm2 cannot be read')
  const made = createStages(parsed.value, { before: [], behind: [] }, () => card)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

test('the characters whose UTF-8 begins with a byte that is lacking', () => {
  const byteIds = Int32Array.from({ length: 256 }, (_, byte) => ([0x04, 0xc3, 0xf1].includes(byte) ? -1 : byte))
  const lacked = lackedCharacters({ byteIds })
  if (!(lacked instanceof RegExp)) throw new Error('none are lacking')
  for (const character of ['\u0004', 'À', 'ÿ', '\u{40000}', '\u{7ffff}']) expect(character).toMatch(lacked)
  for (const character of ['a', '\u0005', '¿', 'Ā', '中', '\u{3ffff}', '\u{80000}'])
    expect(character).not.toMatch(lacked)
  expect(lackedCharacters({ byteIds: Int32Array.from({ length: 256 }, (_, byte) => byte) })).toBe('none')
  expect(
    lackedCharacters({ byteIds: Int32Array.from({ length: 256 }, (_, byte) => (byte === 0x90 ? -1 : byte)) }),
  ).toBe('unknown')
})

const texts = fc.array(
  fc.constantFrom('the', ' ', '!', '2024', '\u0004', 'é', '中文', '\u{50000}', '\n', '<|im_end|>'),
  {
    maxLength: 12,
  },
)

test('texts with and without lacking bytes are encoded as by the stages, after an edit too', () => {
  const reference = stages()
  const encoder = smollm2.createIncrementalEncoder?.(asText)
  if (encoder === undefined) throw new Error('it cannot take an edit')
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('')
      const expected = reference.encode(text, asText)
      expect(smollm2.encode(text, asText)).toEqual(expected)
      expect(encoder.update(text).ids).toEqual(expected.ids)
    }),
  )
})

test('no tokens spell such a character: those who cut with the vocabulary are told', () => {
  const vocabulary = vocabularyOf(smollm2)
  if (!vocabulary.ok) throw new Error(JSON.stringify(vocabulary.failure))
  expect(vocabulary.value.normalize('plain')).toBe('plain')
  expect(() => vocabulary.value.normalize('a\u0004b')).toThrow(LackedCharacter)
})
