/** Small points in which Hugging Face's Rust library (tokenizers 0.23.2) was asked what it does. */
import { expect, test } from 'vitest'
import { APPROXIMATE_SPAN } from '../../../../src/core/tokenizers/encoding.ts'
import { spellBytes } from '../../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { loadStaged } from './loadStaged.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: true }

const BYTES = Object.fromEntries(Array.from({ length: 256 }, (_, byte) => [spellBytes(Uint8Array.of(byte)), byte]))

function byteLevel(
  normalizer: unknown,
  decoder: unknown = { type: 'ByteLevel' },
  addedTokens: readonly object[] = [],
): unknown {
  return {
    added_tokens: addedTokens,
    normalizer,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    post_processor: null,
    decoder,
    model: { type: 'BPE', vocab: BYTES, merges: [] },
  }
}

test('an added token that the vocabulary has is that entry, whatever id the list gives it', () => {
  const json = {
    added_tokens: [{ id: 7, content: 'b', special: false, normalized: false }],
    model: { type: 'WordLevel', vocab: { a: 0, b: 1, u: 2 }, unk_token: 'u' },
  }
  expect([...loadStaged(json).encode('ba', plain).ids]).toEqual([1, 0])
  const added = [{ id: 300, content: 'b', special: false, normalized: false }]
  expect([...loadStaged(byteLevel(null, undefined, added)).encode('ab', plain).ids]).toEqual([97, 98])
})

test('bytes of a character that a normalizer made are approximate in spans, by the stages as by the engine', () => {
  for (const normalizer of [{ type: 'NFC' }, { type: 'NFKC' }]) {
    const { startByte, endByte, kinds } = loadStaged(byteLevel(normalizer)).encode('xe\u0301', plain)
    expect([[...startByte], [...endByte]]).toEqual([
      [0, 1, 1],
      [1, 4, 4],
    ])
    expect([...kinds].map((kind) => (kind & APPROXIMATE_SPAN) !== 0)).toEqual([false, true, true])
  }
})

test('a decoder that does more than to read bytes is heeded', () => {
  const decoder = {
    type: 'Sequence',
    decoders: [{ type: 'ByteLevel' }, { type: 'Strip', content: ' ', start: 1, stop: 0 }],
  }
  expect(loadStaged(byteLevel(null, decoder)).decode([32, 97])).toBe('a')
})

test('tokens marked as normalized are looked for between the others', () => {
  const added = [
    { id: 300, content: 'abc', special: false, normalized: true },
    { id: 301, content: 'cd', special: false, normalized: false },
  ]
  expect([...loadStaged(byteLevel(null, undefined, added)).encode('abcd', plain).ids]).toEqual([97, 98, 301])
})

test.each([
  [
    [
      [3, 'X'],
      [4, 'Y'],
    ],
    undefined,
  ],
  [
    [
      [10, 'X'],
      [11, 'Y'],
    ],
    { content: 'X', id: 10, reference: 3, count: 2 },
  ],
  [
    [
      [3, 'X'],
      [7, 'Y'],
    ],
    { content: 'Y', id: 7, reference: 4, count: 1 },
  ],
  [
    [
      [7, 'Y'],
      [3, 'X'],
    ],
    { content: 'Y', id: 7, reference: 3, count: 2 },
  ],
  [
    [
      [5, 'b'],
      [6, 'Z'],
    ],
    { content: 'Z', id: 6, reference: 3, count: 1 },
  ],
  [
    [
      [3, 'X'],
      [4, 'X'],
      [5, 'Z'],
    ],
    { content: 'X', id: 4, reference: 3, count: 2 },
  ],
] as const)('added tokens %j, which the reference numbers from the end of the vocabulary', (added, renumbered) => {
  const tokenizer = loadStaged({
    added_tokens: added.map(([id, content]) => ({ id, content, special: false, normalized: false })),
    model: { type: 'WordLevel', vocab: { a: 0, b: 1, u: 2 }, unk_token: 'u' },
  })
  expect(tokenizer.card.renumbered).toEqual(renumbered)
})
