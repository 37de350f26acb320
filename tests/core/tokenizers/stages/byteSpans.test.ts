/**
 * Spans of byte-level tokens by stages: a token that is not marked as approximate stands for exactly its bytes of the text,
 * or for whole characters that were spelled otherwise.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spellBytes } from '../../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { APPROXIMATE_SPAN } from '../../../../src/core/tokenizers/encoding.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import { loadStaged } from './loadStaged.ts'

const BYTES = Object.fromEntries(Array.from({ length: 256 }, (_, byte) => [spellBytes(Uint8Array.of(byte)), byte]))
const byteLevel = { type: 'ByteLevel', add_prefix_space: false, use_regex: true }
const plain = { addSpecialTokens: false, parseSpecialTokens: true }

function load(normalizers: readonly object[], pretokenizers: readonly object[]): Tokenizer {
  return loadStaged({
    normalizer: { type: 'Sequence', normalizers },
    pre_tokenizer: { type: 'Sequence', pretokenizers },
    model: { type: 'BPE', vocab: BYTES, merges: [] },
  })
}

const falcon = load(
  [],
  [{ type: 'Punctuation', behavior: 'Contiguous' }, byteLevel, { type: 'Digits', individual_digits: false }],
)

const tokenizers: Readonly<Record<string, Tokenizer>> = {
  'the order of Falcon': falcon,
  'a cut of every letter': load([], [byteLevel, { type: 'FixedLength', length: 1 }]),
  'NFKC, then bytes': load([{ type: 'NFKC' }], [byteLevel]),
  'NFKC and bytes in the normalizer, then every letter cut': load(
    [{ type: 'NFKC' }, { type: 'ByteLevel' }],
    [{ type: 'FixedLength', length: 1 }],
  ),
  'bytes, then NFKC': load([{ type: 'ByteLevel' }, { type: 'NFKC' }], []),
  'spaces respelled, then bytes': load(
    [{ type: 'Nmt' }, { type: 'Replace', pattern: { Regex: String.raw`\s` }, content: ' ' }],
    [byteLevel],
  ),
  'spaces respelled as longer ones, then bytes': load(
    [{ type: 'Replace', pattern: { String: ' ' }, content: '\u00a0' }],
    [byteLevel],
  ),
  'bytes of bytes': load([], [byteLevel, byteLevel]),
  'accents stripped, lower case': load([{ type: 'NFD' }, { type: 'StripAccents' }, { type: 'Lowercase' }], [byteLevel]),
  'BERT, then bytes': load([{ type: 'BertNormalizer' }], [byteLevel, { type: 'Digits', individual_digits: true }]),
}

function tokensOf(tokenizer: Tokenizer, text: string): readonly (readonly [number, number, number, boolean])[] {
  const { ids, startByte, endByte, kinds } = tokenizer.encode(text, plain)
  return Array.from(ids, (id, index) => [
    id,
    startByte[index] ?? 0,
    endByte[index] ?? 0,
    ((kinds[index] ?? 0) & APPROXIMATE_SPAN) !== 0,
  ])
}

test('a stage that cuts behind ByteLevel leaves each letter its byte', () => {
  expect(tokensOf(falcon, '你')).toEqual([
    [0xe4, 0, 1, false],
    [0xbd, 1, 2, false],
    [0xa0, 2, 3, false],
  ])
})

test('bytes behind a space that a normalizer respelled', () => {
  for (const name of ['NFKC, then bytes', 'NFKC and bytes in the normalizer, then every letter cut']) {
    const tokens = tokensOf(tokenizers[name] ?? falcon, '\u2007🏾')
    expect(tokens.slice(1)).toEqual([
      [0xf0, 3, 4, false],
      [0x9f, 4, 5, false],
      [0x8f, 5, 6, false],
      [0xbe, 6, 7, false],
    ])
  }
})

const character = fc.constantFrom(
  'a',
  'É',
  'é',
  'ß',
  '½',
  ' ',
  '\u2007',
  '\u3000',
  '\u00a0',
  '1',
  '你',
  '中',
  'Ａ',
  'ﬁ',
  '🏾',
  '🏽',
  '𝐀',
  '\u0301',
  '\u0323',
  '가',
  'ｶ',
  'ﾞ',
  '.',
  'ı',
  '¾',
)

/** Their tokens are bytes of the text in lower case, of which each character here has as many. */
const LOWERS = new Set(['accents stripped, lower case', 'BERT, then bytes'])

describe.each(Object.entries(tokenizers))('%s', (name, tokenizer) => {
  test('an unmarked span is of exact bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 8 }), (text) => {
        const bytes = new TextEncoder().encode(LOWERS.has(name) ? text.toLowerCase() : text)
        const isBoundary = (at: number): boolean => at === bytes.length || ((bytes[at] ?? 0) & 0xc0) !== 0x80
        for (const [id, start, end, isApproximate] of tokensOf(tokenizer, text)) {
          if (isApproximate || end === start) continue
          if (end - start === 1 && bytes[start] === id) continue
          expect([text, id, start, end, isBoundary(start), isBoundary(end)]).toEqual([text, id, start, end, true, true])
          // Whole characters, spelled otherwise: with as many bytes, or one byte for all of them.
          expect(end - start === 1 || id < 0x80).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
