/** Budgets and chunks: worked examples, and properties over random texts of all scripts, by tokenizers that split characters. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { budgetEnd, chunksOf } from '../../../src/core/metrics/budget.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { loadShippedTokenizer } from '../chat/loadShippedTokenizer.ts'

const options = { addSpecialTokens: false, parseSpecialTokens: false }
let tokenizers: readonly Tokenizer[]
beforeAll(async () => {
  tokenizers = await Promise.all(['gpt2', 'byt5', 'o200k_base', 'canine'].map(loadShippedTokenizer))
})

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', ' ', 'word ', '中文', 'क्षि', '👩‍👩‍👧', 'é', '\n', 'ﷺ', '\u0301'),
      fc.string({ unit: 'binary' }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join('').toWellFormed())

describe('a budget', () => {
  test('ends where its tokens end, never inside a character', async () => {
    const [gpt2, byt5] = tokenizers
    if (gpt2 === undefined || byt5 === undefined) throw new Error('not loaded')
    const text = 'I am 你好'
    const bytes = encodeUtf8(text)
    // ByT5: I, space, a, m, space, three bytes, three bytes.
    const found = [0, 4, 5, 6, 7, 8, 10, 11, 99].map((budget) => budgetEnd(byt5.encode(text, options), bytes, budget))
    expect(found).toEqual([0, 4, 5, 5, 5, 8, 8, 11, 11])
    // GPT-2: "I", " am", then two tokens a character, the space with the first.
    expect([1, 2, 3].map((budget) => budgetEnd(gpt2.encode(text, options), bytes, budget))).toEqual([1, 4, 5])
  })

  test('of any size holds a beginning of the text that is itself well-formed, and never less than a smaller one', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, budget) => {
        const bytes = encodeUtf8(text)
        for (const tokenizer of tokenizers) {
          const encoding = tokenizer.encode(text, options)
          const end = budgetEnd(encoding, bytes, budget)
          expect(text.startsWith(decodeUtf8(bytes.subarray(0, end)))).toBe(true)
          expect(budgetEnd(encoding, bytes, budget + 1)).toBeGreaterThanOrEqual(end)
        }
      }),
    )
  })
})

describe('chunks', () => {
  test('of a text of ASCII bytes are as many bytes each, with the overlap', () => {
    const [, byt5] = tokenizers
    if (byt5 === undefined) throw new Error('not loaded')
    const text = 'abcdefghij'
    const chunks = chunksOf(byt5.encode(text, options), encodeUtf8(text), {
      size: 4,
      overlap: 1,
      cutsCharacters: false,
    })
    expect(chunks.map(({ startByte, endByte }) => text.slice(startByte, endByte))).toEqual(['abcd', 'defg', 'ghij'])
  })

  test('have at most so many tokens, cover the text, and cut no character that fits a chunk', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        fc.boolean(),
        (text, size, overlap, cutsCharacters) => {
          const bytes = encodeUtf8(text)
          for (const tokenizer of tokenizers) {
            const encoding = tokenizer.encode(text, options)
            const chunks = chunksOf(encoding, bytes, { size, overlap, cutsCharacters })
            expect(chunks.length === 0).toBe(encoding.ids.length === 0)
            let covered = 0
            let before = -1
            for (const { firstToken, endToken } of chunks) {
              expect(endToken - firstToken).toBeLessThanOrEqual(size)
              expect(firstToken).toBeGreaterThan(before)
              expect(firstToken).toBeLessThanOrEqual(covered)
              expect(endToken).toBeGreaterThan(covered)
              covered = endToken
              before = firstToken
            }
            expect(covered).toBe(encoding.ids.length)
            // A character of UTF-8 has at most four tokens: of bytes.
            if (!cutsCharacters && size >= 4 && overlap === 0)
              expect(
                chunks.map(({ startByte, endByte }) => decodeUtf8(bytes.subarray(startByte, endByte))).join(''),
              ).toBe(text)
          }
        },
      ),
    )
  })
})
