/** Variants: what a tokenizer.json becomes, the original rebuilt without changes, what may be changed, and what differs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_REFERENCE } from '../../../../src/core/options/fields.ts'
import { formatReference } from '../../../../src/core/tokenizers/reference.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import { fail } from '../../../../src/core/tokenizers/failure.ts'
import { ByteTokenizer } from '../../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { readPostProcessor } from '../../../../src/core/tokenizers/stages/postProcessors.ts'
import { parseTokenizerJson, type TokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import { createStagedTokenizerOf } from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import { boundaryDifferences, newStarts } from '../../../../src/core/tokenizers/variants/boundaryDifferences.ts'
import type { VariantChanges } from '../../../../src/core/tokenizers/variants/changes.ts'
import { changeTokenizer } from '../../../../src/core/tokenizers/variants/changeTokenizer.ts'
import { choicesOf } from '../../../../src/core/tokenizers/variants/choices.ts'
import { createVariant } from '../../../../src/core/tokenizers/variants/createVariant.ts'
import { readingsFor } from '../../../../src/core/tokenizers/variants/readings.ts'
import { tryVariant } from '../../../../src/core/tokenizers/variants/trial.ts'
import { amountOf } from '../../../depth.ts'
import { randomTexts } from '../../../randomTexts.mjs'
import { asText, shippedBpeIds, shippedDefinition, shippedTokenizer, withSpecials } from '../bpe/shipped.ts'

const WRITTEN = 'random texts for each shipped BPE tokenizer, against itself written as a tokenizer.json'

test.each(shippedBpeIds)(
  '%s, written as a tokenizer.json and read again, gives the same tokens',
  (id) => {
    const original = shippedTokenizer(id)
    const again = createStagedTokenizerOf(original.card, shippedDefinition(id))
    if (!again.ok) throw new Error(JSON.stringify(again.failure))
    const whole = { addSpecialTokens: true, parseSpecialTokens: true }
    for (const text of randomTexts(52, amountOf(WRITTEN))) {
      const [found, expected] = [again.value.encode(text, whole), original.encode(text, whole)]
      if (found.ids.join() !== expected.ids.join()) expect({ text }).toBe('as by the original')
    }
    const template = readPostProcessor(shippedDefinition(id).post_processor)
    expect(template.ok).toBe(true)
  },
  60_000,
)

/** A tokenizer as SentencePiece's: marks for spaces, bytes as a fallback. */
const marked = {
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'Prepend', prepend: '▁' },
      { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    ],
  },
  decoder: { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
  model: {
    type: 'BPE',
    unk_token: '<unk>',
    byte_fallback: true,
    vocab: { '<unk>': 0, '<0x00>': 1, '▁': 2, a: 3, b: 4, '▁a': 5, '▁ab': 6, ab: 7 },
    merges: ['▁ a', '▁a b', 'a b'],
  },
}

function parsed(json: unknown): TokenizerJson {
  const made = parseTokenizerJson(json)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

function changed(json: TokenizerJson, changes: VariantChanges): TokenizerJson {
  const made = changeTokenizer(json, changes)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

test('marks for spaces stay, whatever the normalizer becomes; the mark before the text goes and comes', () => {
  const json = parsed(marked)
  expect(choicesOf(json)).toEqual({
    preTokenizer: false,
    digits: true,
    space: true,
    whole: false,
    bytes: true,
    without: true,
    merges: 3,
  })
  const without = changed(json, { normalizer: 'lower', space: false })
  expect(without.normalizer).toEqual({
    type: 'Sequence',
    normalizers: [{ type: 'Lowercase' }, { type: 'Replace', pattern: { String: ' ' }, content: '▁' }],
  })
  expect(changed(without, { normalizer: 'none', space: true }).normalizer).toEqual(marked.normalizer)
})

test('the first merges are kept, and what later ones make leaves the vocabulary', () => {
  const { model } = changed(parsed(marked), { merges: 1 })
  expect(model).toMatchObject({ merges: ['▁ a'] })
  expect(Object.keys(model.vocab)).toEqual(['<unk>', '<0x00>', '▁', 'a', 'b', '▁a'])
  expect(changed(parsed(marked), { merges: 0, bytes: false }).model).toMatchObject({ merges: [], byte_fallback: false })
})

test('an entry is left out with the merges that make it or take it; what spells all else, and added tokens, stay', () => {
  const json = { ...parsed(marked), added_tokens: [] }
  expect(changed(json, { without: [5] }).model).toMatchObject({ merges: ['a b'] })
  expect(Object.keys(changed(json, { without: [5] }).model.vocab)).toEqual([
    '<unk>',
    '<0x00>',
    '▁',
    'a',
    'b',
    '▁ab',
    'ab',
  ])
  expect(changed(json, { merges: 2, without: [6] }).model).toMatchObject({ merges: ['▁ a'] })
  for (const [id, piece] of Object.entries(['<unk>', '<0x00>', '▁', 'a']))
    expect(changeTokenizer(json, { without: [5, Number(id)] })).toEqual(fail('entry-stays', { what: piece }))
  expect(changeTokenizer(json, { without: [5, 99] })).toEqual(fail('entry-missing', { what: 99 }))
})

test('where any two neighbours merge, the lowest ids are the first merges', () => {
  const vocab = { a: 0, b: 1, abb: 4, bb: 3, ab: 2 }
  const json = parsed({ model: { type: 'BPE', vocab, merges: [], by_rank: true } })
  expect(choicesOf(json).merges).toBe(3)
  expect(changed(json, { merges: 2 }).model.vocab).toEqual({ a: 0, b: 1, bb: 3, ab: 2 })
})

test('a stage that a tokenizer has no place for is not changed in silence', () => {
  expect(changeTokenizer(parsed(marked), { pre: 'gpt2' })).toMatchObject({
    ok: false,
    failure: { code: 'unsupported' },
  })
  expect(readingsFor(choicesOf(parsed(marked)))).toEqual([])
})

test('the digits of a pattern are grouped otherwise, all else of it stays', () => {
  const json = shippedDefinition('cl100k_base')
  expect(changed(json, { digits: 'ones' }).pre_tokenizer).toEqual(shippedDefinition('qwen3').pre_tokenizer)
  expect(changed(shippedDefinition('qwen3'), { digits: 'threes' }).pre_tokenizer).toEqual(json.pre_tokenizer)
})

test('differences are counted within the text, the first is shown, and what is new is lit', () => {
  const original = shippedTokenizer('cl100k_base')
  const made = createVariant('variant:cl100k_base:digits=threes-right', original, { digits: 'threes-right' })
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  const text = 'In 1234567 days'
  expect(tryVariant(original, made.value, text, asText)).toMatchObject({
    differing: 4,
    total: 7,
    first: { original: ['123', '456', '7'], variant: ['1', '234', '567'] },
  })
  const [own, other] = [made.value.encode(text, asText), original.encode(text, asText)]
  expect(boundaryDifferences(own, other)).toEqual(boundaryDifferences(other, own))
  expect([...newStarts(own, other)]).toEqual([0, 0, 0, 1, 1, 0])
  expect(boundaryDifferences(own, own)).toMatchObject({ differing: 0, first: null })
})

test('llama.cpp reads ASCII by the pattern of Tekken and of o200k, but splits marks from letters', () => {
  const original = shippedTokenizer('mistral-nemo')
  const definition = shippedDefinition('mistral-nemo')
  const byReading = (name: string): Tokenizer => {
    const reading = readingsFor(choicesOf(definition)).find((each) => each.name === name)
    if (reading === undefined) throw new Error(name)
    const reference = formatReference({ kind: 'variant', base: 'mistral-nemo', changes: reading.changes })
    expect(reference.length).toBeLessThan(MAX_REFERENCE)
    const made = createVariant(reference, original, reading.changes, definition)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    return made.value
  }
  const tekken = createVariant('tekken', original, { pre: 'tekken', whole: true }, definition)
  const o200k = createVariant('o200k', original, { pre: 'o200k', whole: false }, definition)
  if (!tekken.ok || !o200k.ok) throw new Error('no variant')
  const pairs = [
    [byReading('tekken'), tekken.value],
    [byReading('gpt-4o'), o200k.value],
  ] as const
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 80 }), (text) => {
      for (const [own, published] of pairs)
        expect(own.encode(text, asText).ids.join()).toBe(published.encode(text, asText).ids.join())
    }),
    { numRuns: 60 },
  )
  expect(tryVariant(tekken.value, pairs[0][0], 'तुम्हारा', asText).differing).toBeGreaterThan(0)
})

test('a variant is not verified, keeps its added tokens, and says what it is', () => {
  const original = shippedTokenizer('mistral-nemo')
  const made = createVariant(
    'variant:mistral-nemo:merges=100',
    original,
    { merges: 100 },
    shippedDefinition('mistral-nemo'),
  )
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  const { card } = made.value
  expect(card.verification).toEqual({ status: 'not-verified' })
  expect(card.name).toBe('Mistral Nemo (Tekken) (merges=100)')
  expect(card.renumbered).toBeUndefined()
  expect([...made.value.encode('[INST]', withSpecials).ids]).toEqual([...original.encode('[INST]', withSpecials).ids])
})

test('units have no stages to change', () => {
  const card = findCard('byt5')?.card
  if (card === undefined) throw new Error('byt5')
  const made = createVariant('variant:byt5:digits=ones', new ByteTokenizer(card), { digits: 'ones' })
  expect(made).toMatchObject({ ok: false, failure: { code: 'unsupported' } })
})
