/** What a vocabulary cannot spell and has no unknown token for: ids of Hugging Face's Rust library (0.23.2), characters counted by hand. */
import { expect, test } from 'vitest'
import { laneMeasures } from '../../../../src/core/metrics/laneMeasures.ts'
import { countUnitsSteps } from '../../../../src/core/metrics/countUnits.ts'
import { unitStatisticsSteps } from '../../../../src/core/metrics/unitStatistics.ts'
import { wordSpanSteps } from '../../../../src/core/text/words.ts'
import { createStagedTokenizer } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'

const plain = { addSpecialTokens: false, parseSpecialTokens: true }

function load(model: object, rest: object = {}): Tokenizer {
  const card = {
    id: 'x',
    aliases: [],
    name: 'x',
    source: { name: 'x', revision: '1', url: null },
    licence: 'none',
    usedBy: [],
    contextLength: null,
  }
  const made = createStagedTokenizer(
    { tokenizerJson: { model, ...rest }, tokenizerConfig: null },
    { ...card, verification: { status: 'not-verified' } },
  )
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

const bpe = { type: 'BPE', vocab: { a: 0, b: 1, c: 2, ab: 3 }, merges: ['a b'] }

test('BPE leaves out what it cannot spell, and says which characters those are', () => {
  const { ids, unspelled } = load(bpe).encode('ab漢字cab', plain)
  expect([[...ids], [...(unspelled ?? [])]]).toEqual([
    [3, 2, 3],
    [2, 5, 5, 8],
  ])
  expect([...load(bpe).encode('a漢b', plain).ids]).toEqual([3])
  expect(load(bpe).encode('abc', plain).unspelled).toBeUndefined()
})

test.each([
  ['WordLevel', { type: 'WordLevel', vocab: { a: 0, c: 1 }, unk_token: '[UNK]' }],
  ['WordPiece', { type: 'WordPiece', vocab: { a: 0, c: 1 }, unk_token: '[UNK]' }],
])('%s, whose unknown token is not in the vocabulary, says that a word has no token', (_, model) => {
  const { ids, unspelled } = load(model, { pre_tokenizer: { type: 'Whitespace' } }).encode('a bé c', plain)
  expect([[...ids], [...(unspelled ?? [])]]).toEqual([
    [0, 1],
    [2, 5],
  ])
})

test('such characters count as unknown in a lane and in a language', () => {
  const tokenizer = load(bpe)
  const text = '漢a字b漢漢'
  const measures = laneMeasures(text, tokenizer.encode(text, plain), 'ab', runSteps(wordSpanSteps(text, 'en')))
  expect([measures.unknownTokens, measures.unspelledCodePoints]).toEqual([0, 4])
  for (const mode of ['per-unit', 'joined'] as const) {
    const units = [text, 'ab', null, 'c漢']
    const { words } = runSteps(unitStatisticsSteps(units, 'en'))
    const counts = runSteps(countUnitsSteps(tokenizer, units, words, mode))
    // The space that joins two units has no token either, and belongs to the one behind it.
    expect([...counts.unknownCodePoints]).toEqual(mode === 'per-unit' ? [4, 0, 0, 1] : [4, 1, 0, 2])
  }
})

test('of two merges of one pair the later one counts', () => {
  const model = { type: 'BPE', vocab: { a: 0, b: 1, c: 2, ab: 3, bc: 4 }, merges: ['a b', 'b c', 'a b'] }
  expect([...load(model).encode('abc', plain).ids]).toEqual([0, 4])
})

test('a line that names the version is no merge, two pieces may have one id, a template may leave out its type', () => {
  expect([...load({ ...bpe, merges: ['#version: 0.2', 'a b'] }).encode('ab', plain).ids]).toEqual([3])
  expect([...load({ ...bpe, vocab: { ...bpe.vocab, d: 2 } }).encode('cd', plain).ids]).toEqual([2, 2])
  const template = {
    single: [{ SpecialToken: { id: 'S', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [],
    special_tokens: { S: { id: 'S', ids: [1], tokens: ['b'] } },
  }
  expect([...load(bpe, { post_processor: template }).encode('a', { ...plain, addSpecialTokens: true }).ids]).toEqual([
    1, 0,
  ])
})

test('a template of 100,000 ids is a template', () => {
  const ids = Array.from({ length: 100_000 }, () => 1)
  const template = {
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: 'S', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [],
    special_tokens: { S: { id: 'S', ids, tokens: [] } },
  }
  expect(load(bpe, { post_processor: template }).encode('a', { ...plain, addSpecialTokens: true }).ids.length).toBe(
    100_001,
  )
})

test('bytes of tokens: an added token has those of its spelling, an unknown one has none', () => {
  const added = [
    { id: 300, content: 'Zoë', special: false, normalized: false },
    { id: 301, content: '<s>', special: true, normalized: false },
  ]
  const tokenizer = load(
    { type: 'BPE', vocab: { a: 0 }, merges: [] },
    {
      added_tokens: added,
      decoder: { type: 'ByteLevel' },
      pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false },
    },
  )
  expect(tokenizer.tokenBytes(300)).toEqual(Uint8Array.of(0x5a, 0x6f, 0xc3, 0xab))
  expect(tokenizer.tokenBytes(301)).toBeNull()
  const unigram = load({
    type: 'Unigram',
    vocab: [
      ['<unk>', 0],
      ['a', -1],
    ],
    unk_id: 0,
  })
  expect([unigram.tokenBytes(0), unigram.tokenBytes(1)]).toEqual([null, Uint8Array.of(0x61)])
})
