/** Which of several end tokens ends a text: the one that the tokenizer's configuration names. */
import { expect, test } from 'vitest'
import { endPieceOf, endTokenOf } from '../../../src/platform/languageModels/modelTokenizer.ts'
import { tinyTokenizer } from '../../core/segmenters/tinyTokenizer.ts'

const tokenizer = tinyTokenizer([['a', 'b']], String.raw`\s+|\S+`)
const [ab = -1] = tokenizer.encode('ab', { addSpecialTokens: false, parseSpecialTokens: false }).ids
const [x = -1] = tokenizer.encode('x', { addSpecialTokens: false, parseSpecialTokens: false }).ids

test('eos_token is a string, or an object with its content', () => {
  expect(endPieceOf({ eos_token: '</s>' })).toBe('</s>')
  expect(endPieceOf({ eos_token: { __type: 'AddedToken', content: '<|end|>' } })).toBe('<|end|>')
  expect([null, {}, { eos_token: null }, { eos_token: 2 }].map(endPieceOf)).toEqual([null, null, null, null])
})

test('one end token is the end token, whatever the tokenizer calls so', () => {
  expect(endTokenOf(new Set([x]), { tokenizer, endPiece: 'ab' })).toEqual({ id: x, by: 'only' })
  expect(endTokenOf(new Set(), { tokenizer, endPiece: 'ab' })).toBeNull()
})

test('of several it is the one that the tokenizer names, else the first', () => {
  expect(endTokenOf(new Set([x, ab]), { tokenizer, endPiece: 'ab' })).toEqual({ id: ab, by: 'tokenizer' })
  expect(endTokenOf(new Set([x, ab]), { tokenizer, endPiece: '</s>' })).toEqual({ id: x, by: 'first' })
  expect(endTokenOf(new Set([x, ab]), { tokenizer, endPiece: null })).toEqual({ id: x, by: 'first' })
})
