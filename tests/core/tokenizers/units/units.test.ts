/** Bytes and code points against their definitions: ByT5's ids are byte + 3, CANINE's are code points. */
import { describe, expect, test } from 'vitest'
import { ByteTokenizer } from '../../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../../src/core/tokenizers/characters/characterTokenizer.ts'
import { TokenKind } from '../../../../src/core/tokenizers/encoding.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: false }
const templated = { addSpecialTokens: true, parseSpecialTokens: true }

function cardOf(id: string) {
  const entry = findCard(id)
  if (entry === null) throw new Error(id)
  return entry.card
}

describe('ByT5', () => {
  const tokenizer = new ByteTokenizer(cardOf('byt5'))

  test("the bytes of Node's Buffer, plus 3, on 20,000 texts", () => {
    const texts = randomTexts(31, 20_000, { loneSurrogates: true })
    for (const text of texts) {
      const { ids, startByte, endByte } = tokenizer.encode(text, plain)
      const expected = Array.from(Buffer.from(text), (byte) => byte + 3)
      if (ids.join() !== expected.join()) expect([...ids]).toEqual(expected)
      if (ids.length > 0 && (startByte[0] !== 0 || endByte.at(-1) !== ids.length)) expect(text).toBe('tiled')
    }
    recordVerification('byt5', {
      implementation: 'UTF-8 of Node.js, plus 3 (definition)',
      version: 'ByT5',
      strings: texts.length,
      mismatches: 0,
    })
  })

  // The example in the documentation of transformers' ByT5: ids of the characters of "Life is like a box of chocolates."
  test('the published example', () => {
    const { ids } = tokenizer.encode('Life is like a box of chocolates.', plain)
    expect([...ids]).toEqual(Array.from('Life is like a box of chocolates.', (letter) => letter.charCodeAt(0) + 3))
  })

  test('special tokens', () => {
    const { ids, kinds, startByte, endByte } = tokenizer.encode('a<extra_id_0></s>b', templated)
    expect([...ids]).toEqual([100, 259, 1, 101, 1])
    expect([...kinds]).toEqual([0, TokenKind.special, TokenKind.special, 0, TokenKind.inserted])
    expect([...startByte]).toEqual([0, 1, 13, 17, 18])
    expect([...endByte]).toEqual([1, 13, 17, 18, 18])
    expect(tokenizer.decode(ids)).toBe('a<extra_id_0></s>b</s>')
    expect(tokenizer.encode('</s>', plain).ids).toHaveLength(4)
    const spaced = tokenizer.encode('a \u3000<pad>\u0085\ufeff </s>\n', templated)
    expect([...spaced.ids]).toEqual([100, 0, 242, 190, 194, 1])
    expect([...spaced.startByte]).toEqual([0, 1, 12, 13, 14, 15])
    expect([...spaced.endByte]).toEqual([1, 12, 13, 14, 15, 21])
    expect(tokenizer.encode(`${' '.repeat(300_000)}<pad`, templated).ids).toHaveLength(300_005)
  })

  test('every id has its piece and comes back', () => {
    expect(Array.from({ length: 384 }, (_, id) => tokenizer.piece(id)).indexOf(null)).toBe(-1)
    expect(tokenizer.piece(384)).toBeNull()
    expect(tokenizer.piece(383)).toBe('<extra_id_124>')
    expect(tokenizer.decode(tokenizer.encode('naïve 😀', plain).ids)).toBe('naïve 😀')
  })
})

describe('CANINE', () => {
  const tokenizer = new CharacterTokenizer(cardOf('canine'))

  test('the code points of string iteration, on 20,000 texts', () => {
    const texts = randomTexts(32, 20_000, { loneSurrogates: true })
    for (const text of texts) {
      const { ids, endByte } = tokenizer.encode(text, plain)
      const expected = Array.from(text.toWellFormed(), (character) => character.codePointAt(0))
      if (ids.join() !== expected.join()) expect([...ids]).toEqual(expected)
      if ((endByte.at(-1) ?? 0) !== Buffer.byteLength(text)) expect(text).toBe('tiled')
    }
    recordVerification('canine', {
      implementation: 'code points of string iteration (definition)',
      version: 'CANINE',
      strings: texts.length,
      mismatches: 0,
    })
  })

  test('[CLS] and [SEP] around the text', () => {
    const { ids, kinds } = tokenizer.encode('hé', templated)
    expect([...ids]).toEqual([0xe000, 0x68, 0xe9, 0xe001])
    expect([...kinds]).toEqual([TokenKind.inserted, 0, 0, TokenKind.inserted])
    expect(tokenizer.piece(0xe001)).toBe('[SEP]')
    expect(tokenizer.decode([0x68, 0xe9])).toBe('hé')
  })
})
