/** Ids back to text: worked examples, and properties over random ids and texts of unlike tokenizers. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeIds, readIds } from '../../../src/core/steps/decodeIds.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'

// SmolLM2 lacks some bytes, so that not every text comes back.
const names = ['gpt2', 'byt5', 'o200k_base', 'canine', 'deepseek-v3']
let tokenizers: readonly Tokenizer[]
beforeAll(async () => {
  tokenizers = await Promise.all(names.map(loadShippedTokenizer))
})

function of(name: string): Tokenizer {
  const found = tokenizers[names.indexOf(name)]
  if (found === undefined) throw new Error(name)
  return found
}

test('a character of several tokens comes with its last; alone each is a replacement character', () => {
  const { text, steps, firstDifference } = decodeIds(of('gpt2'), [40, 716, 220, 19526, 254, 25001, 121])
  expect(text).toBe('I am 你好')
  expect(steps.map(({ adds }) => adds)).toEqual(['I', ' am', ' ', '', '你', '', '好'])
  expect(steps.map(({ alone }) => alone)).toEqual(['I', ' am', ' ', '\ufffd', '\ufffd', '\ufffd', '\ufffd'])
  expect(firstDifference).toBeNull()
})

test('ids that the tokenizer would not give are told from those that it would', () => {
  // h, e, l, l, o: GPT-2 gives one token for them.
  const { text, again, firstDifference } = decodeIds(of('gpt2'), [71, 68, 75, 75, 78])
  expect([text, again, firstDifference]).toEqual(['hello', [31373], 0])
})

test('ids that the vocabulary lacks are named and left out', () => {
  const { text, unknown, steps } = decodeIds(of('gpt2'), [40, 99_999, 716])
  expect([text, unknown]).toEqual(['I am', [99_999]])
  expect(steps[1]).toEqual({ id: 99_999, piece: null, bytes: null, alone: '', adds: '' })
})

describe('of any text', () => {
  test('the ids lead back to it and to themselves, and what each adds is together the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const text = given.toWellFormed()
        for (const tokenizer of tokenizers) {
          const { ids, kinds } = tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: true })
          if (kinds.some((kind) => kind !== 0)) return
          const decoded = decodeIds(tokenizer, [...ids])
          expect(decoded.text).toBe(text)
          expect(decoded.firstDifference).toBeNull()
          if (!text.includes('\ufffd')) expect(decoded.steps.map(({ adds }) => adds).join('')).toBe(text)
        }
      }),
    )
  })
})

describe('what is pasted', () => {
  test.each([
    ['[464, 4854]', [464, 4854]],
    ['464\n4854', [464, 4854]],
    ['tensor([[464, 4854]])', [464, 4854]],
    ['', null],
    ['none', null],
    ['4294967296', null],
    ['1 2 3 4', null],
  ])('%s', (text, ids) => {
    expect(readIds(text, 3)).toEqual(ids)
  })
})
