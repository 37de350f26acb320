/**
 * `tekken.json` made from the shipped Tekken's own data against the shipped Tekken, and with a pattern of its own against
 * tiktoken, of which it is a vocabulary.
 */
import { Tiktoken } from 'tiktoken'
import { describe, expect, test } from 'vitest'
import { splitPatterns } from '../../../../src/core/tokenizers/bpe/splitPatterns.ts'
import { chosen, SEED } from '../../../oracle/sentencepiece/texts.mjs'
import { randomTexts } from '../../../randomTexts.mjs'
import { shippedBpe } from '../bpe/shipped.ts'
import { open, read } from './goldenFiles.ts'

const SPECIAL = 1000
const shipped = shippedBpe('mistral-nemo')
const { strings } = shipped.engine.vocabulary
const vocabulary = Array.from({ length: strings.size - SPECIAL }, (_, rank) => ({
  rank,
  token_bytes: Buffer.from(strings.get(SPECIAL + rank)).toString('base64'),
  token_str: null,
}))

function tekken(pattern: string, tokens: number, changes: object = {}): string {
  return JSON.stringify({
    config: {
      pattern,
      num_vocab_tokens: vocabulary.length,
      default_vocab_size: SPECIAL + tokens,
      default_num_special_tokens: SPECIAL,
      version: 'v3',
    },
    // More than are used, as in the files of the publisher.
    vocab: vocabulary.slice(0, tokens + 100),
    ...changes,
  })
}

const texts = [...chosen, ...randomTexts(SEED, 1500), 'a<s>b</s>[INST]c[/INST]<SPECIAL_999>']

test('of the shipped vocabulary: the same ids, with and without special tokens', async () => {
  const named = Array.from({ length: SPECIAL }, (_, rank) => ({ rank, token_str: shipped.piece(rank) ?? '' }))
  const content = tekken(splitPatterns.tekken, vocabulary.length, { special_tokens: named })
  const ours = await open({ 'tekken.json': content })
  expect(ours.card.vocabularySize).toBe(shipped.card.vocabularySize)
  for (const addSpecialTokens of [false, true]) {
    for (const parseSpecialTokens of [false, true]) {
      const options = { addSpecialTokens, parseSpecialTokens }
      const differing = texts.filter(
        (text) => ours.encode(text, options).ids.join() !== shipped.encode(text, options).ids.join(),
      )
      expect(differing).toEqual([])
    }
  }
})

test('with a pattern that no scanner has: the ids of tiktoken, merged by rank', async () => {
  const pattern = String.raw`\p{Lu}?\p{Ll}+|\p{N}{1,2}|\s+|[^\s\p{Ll}\p{N}]+`
  const count = 20_000
  const ours = await open({ 'tekken.json': tekken(pattern, count) })
  const ranks = vocabulary.slice(0, count).map(({ token_bytes: base64 }) => base64)
  const reference = new Tiktoken(`! 0 ${ranks.join(' ')}`, {}, pattern)
  const differing = texts.filter(
    (text) =>
      ours.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids.join() !==
      Array.from(reference.encode_ordinary(text), (id) => SPECIAL + id).join(),
  )
  expect(differing).toEqual([])
  reference.free()
  const parts = ours.byteExact?.()
  if (parts?.ok !== true) throw new Error('it has no exact bytes')
})

describe('what is wrong is said', () => {
  test.each([
    ['no list', tekken(splitPatterns.tekken, 300, { vocab: {} }), 'vocab'],
    ['too few tokens', tekken(splitPatterns.tekken, 300, { vocab: vocabulary.slice(0, 280) }), '280 tokens'],
    ['ranks out of order', tekken(splitPatterns.tekken, 300, { vocab: vocabulary.toReversed() }), 'rank'],
    [
      'bytes missing',
      tekken(splitPatterns.tekken, 300, { vocab: vocabulary.slice(1).map((token, rank) => ({ ...token, rank })) }),
      '255 of 256',
    ],
    ['special tokens missing', tekken(splitPatterns.tekken, 300).replace('"v3"', '"v13"'), 'version v13'],
  ])('%s', async (_, content, detail) => {
    const made = await read({ 'tekken.json': content })
    expect(made).toMatchObject({ ok: false, failure: { code: 'damaged-file' } })
    expect(!made.ok && made.failure.values['detail']).toContain(detail)
  })

  test('a pattern that is none', async () => {
    expect(await read({ 'tekken.json': tekken('(', 300) })).toMatchObject({ failure: { code: 'unsupported' } })
  })
})

test('special tokens are named as the file names them, the others by their number', async () => {
  const special = [
    { rank: 0, token_str: '<unk>', is_control: true },
    { rank: 1, token_str: '<s>', is_control: true },
    { rank: 5, token_str: '[THINK]', is_control: true },
  ]
  const ours = await open({ 'tekken.json': tekken(splitPatterns.tekken, 300, { special_tokens: special }) })
  expect([0, 1, 2, 5, 999, 1000].map((id) => ours.piece(id))).toEqual([
    '<unk>',
    '<s>',
    '<SPECIAL_2>',
    '[THINK]',
    '<SPECIAL_999>',
    expect.any(String),
  ])
})
