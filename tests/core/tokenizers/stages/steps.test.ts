/** Every stage goes through a text of any length in steps: between two pauses there is a bounded number of units of work. */
import { describe, expect, test } from 'vitest'
import { ByteTokenizer } from '../../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../../src/core/tokenizers/characters/characterTokenizer.ts'
import { MultiWordTokenizer } from '../../../../src/core/tokenizers/multiword/multiWordTokenizer.ts'
import { AlignedText } from '../../../../src/core/tokenizers/stages/alignedText.ts'
import { createDecoder } from '../../../../src/core/tokenizers/stages/decoders/createDecoder.ts'
import { createModel } from '../../../../src/core/tokenizers/stages/models/createModel.ts'
import { createNormalizer } from '../../../../src/core/tokenizers/stages/normalizers/createNormalizer.ts'
import { createPreTokenizer } from '../../../../src/core/tokenizers/stages/preTokenizers/createPreTokenizer.ts'
import { parseTokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import { STEP_UNITS, type Steps } from '../../../../src/core/tokenizers/stages/steps.ts'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'
import { shippedBpe } from '../bpe/shipped.ts'
import { loadStaged } from './loadStaged.ts'

const UNITS = 96_000

/** How often the work pauses, and its result. */
function countPauses<Result>(steps: Steps<Result>): { readonly pauses: number; readonly result: Result } {
  for (let pauses = 0; ; pauses++) {
    const step = steps.next()
    if (step.done === true) return { pauses, result: step.value }
  }
}

/** Each text has `UNITS` units and is changed by every normalizer that can. */
const TEXTS = ['中', 'É', 'a b', '\t ', 'x\u0301', '가각', 'Ａ', '⢛𐐨'].map((part) => part.repeat(UNITS / part.length))

const charsmap = (() => {
  // The trie of an empty table: one unit, no strings.
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setUint32(0, 4, true)
  return btoa(String.fromCharCode(...bytes))
})()

describe('normalizers', () => {
  test.each([
    ['É', { type: 'NFD' }],
    ['x\u0301', { type: 'NFC' }],
    ['Ａ', { type: 'NFKC' }],
    ['가', { type: 'NFKD' }],
    ['É', { type: 'Lowercase' }],
    ['x\u0301', { type: 'StripAccents' }],
    ['\t', { type: 'Nmt' }],
    [' ', { type: 'Strip', strip_left: true, strip_right: true }],
    ['é', { type: 'ByteLevel' }],
    ['a', { type: 'Prepend', prepend: '▁' }],
    ['ab', { type: 'Replace', pattern: { String: 'a' }, content: 'bc' }],
    ['中', { type: 'Precompiled', precompiled_charsmap: charsmap }],
    [
      '中',
      { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    ],
    ['中', { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: 'x' }, { type: 'ByteLevel' }] }],
  ])('%s %j', (part, json) => {
    const made = createNormalizer(json)
    if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
    const text = part.repeat(UNITS / part.length)
    const { pauses } = countPauses(made.value(AlignedText.of(text)))
    // What finds many things in a few units pauses by what it finds.
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(UNITS / STEP_UNITS / 2) - 1)
  })
})

describe('decoders', () => {
  const pieces = Array.from({ length: UNITS }, (_, index) => ['▁a', '<0x41>', '##b', 'Ġc</w>'][index % 4] ?? '')

  test.each([
    { type: 'ByteLevel' },
    { type: 'WordPiece' },
    { type: 'BPEDecoder', suffix: '</w>' },
    { type: 'Metaspace', replacement: '▁' },
    { type: 'ByteFallback' },
    { type: 'Strip', content: 'a', start: 1, stop: 1 },
    { type: 'Replace', pattern: { String: 'a' }, content: 'b' },
    { type: 'CTC' },
    { type: 'Sequence', decoders: [{ type: 'ByteFallback' }, { type: 'Fuse' }] },
  ])('%j', (json) => {
    const made = createDecoder(json)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    expect(countPauses(made.value(pieces)).pauses).toBeGreaterThanOrEqual(Math.floor(UNITS / STEP_UNITS))
  })
})

test('tokenizers of every kind decode many ids with pauses, to what they decode at once', () => {
  const cardOf = (id: string) => {
    const card = findCard(id)?.card
    if (card === undefined) throw new Error(id)
    return card
  }
  const gpt2 = shippedBpe('gpt2')
  const staged = loadStaged({
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(['[UNK]', 'a', 'b'].map((piece, id) => [piece, id])),
      unk_token: '[UNK]',
    },
    decoder: { type: 'WordPiece' },
  })
  for (const tokenizer of [
    new ByteTokenizer(cardOf('byt5')),
    new CharacterTokenizer(cardOf('canine')),
    gpt2,
    new MultiWordTokenizer(gpt2.card, gpt2, [' of the'], 50_257),
    staged,
  ]) {
    const ids = Uint32Array.from({ length: UNITS }, (_, index) => index % 3)
    const { pauses, result } = countPauses(tokenizer.decodeSteps(ids))
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(UNITS / STEP_UNITS))
    expect(result).toBe(tokenizer.decode(ids))
    expect(result.length).toBeGreaterThan(0)
  }
})

describe('pre-tokenizers', () => {
  test.each([
    ['中,', { type: 'BertPreTokenizer' }],
    ['a ', { type: 'Whitespace' }],
    ['a ', { type: 'WhitespaceSplit' }],
    ['a中', { type: 'UnicodeScripts' }],
    ['a ', { type: 'ByteLevel', add_prefix_space: true, use_regex: true }],
    ['é', { type: 'ByteLevel', add_prefix_space: true, use_regex: false }],
    ['a ', { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' }],
    ['a ', { type: 'Split', pattern: { String: ' ' }, behavior: 'MergedWithNext', invert: false }],
    ['a,', { type: 'Punctuation', behavior: 'Isolated' }],
    ['1', { type: 'Digits', individual_digits: true }],
    ['a,', { type: 'CharDelimiterSplit', delimiter: ',' }],
    ['a', { type: 'FixedLength', length: 2 }],
  ])('%s %j', (part, json) => {
    const made = createPreTokenizer(json)
    if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
    const { pauses } = countPauses(made.value([AlignedText.of(part.repeat(UNITS / part.length))]))
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(UNITS / STEP_UNITS / 2) - 1)
  })
})

describe('models, of one piece', () => {
  const merges = { ab: ['a b'], none: [] }
  test.each([
    ['BPE', 'ab', { type: 'BPE', vocab: { a: 0, b: 1, ab: 2 }, merges: merges.ab }],
    ['BPE without a merge', 'ab', { type: 'BPE', vocab: { a: 0, b: 1 }, merges: merges.none }],
    [
      'BPE with nothing known',
      '中',
      { type: 'BPE', vocab: { a: 0, u: 1 }, merges: merges.none, unk_token: 'u', fuse_unk: true },
    ],
    [
      'Unigram',
      'ab',
      {
        type: 'Unigram',
        vocab: [
          ['<unk>', 0],
          ['a', -1],
          ['b', -1],
          ['ab', -1.5],
        ],
        unk_id: 0,
      },
    ],
    [
      'Unigram with nothing known',
      '中',
      {
        type: 'Unigram',
        vocab: [
          ['<unk>', 0],
          ['a', -1],
        ],
        unk_id: 0,
      },
    ],
    [
      'WordPiece',
      'ab',
      {
        type: 'WordPiece',
        vocab: { a: 0, '##ab': 1, '##b': 2, '##a': 3, u: 4 },
        unk_token: 'u',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 1_000_000,
      },
    ],
  ])('%s', (_, part, json) => {
    const parsed = parseTokenizerJson({ model: json })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure))
    const made = createModel(parsed.value.model)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const { pauses } = countPauses(made.value.tokenize(part.repeat(UNITS / part.length)))
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(UNITS / STEP_UNITS) - 1)
  })

  test('two pieces under way at once do not mix', () => {
    const parsed = parseTokenizerJson({ model: { type: 'BPE', vocab: { a: 0, b: 1, c: 2, ab: 3 }, merges: ['a b'] } })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure))
    const made = createModel(parsed.value.model)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const texts = ['ab'.repeat(12_000), 'cab'.repeat(8_000)] as const
    const alone = texts.map((text) => runSteps(made.value.tokenize(text)))
    const [first, second] = [made.value.tokenize(texts[0]), made.value.tokenize(texts[1])]
    const results: unknown[] = []
    for (let running = [first, second]; running.length > 0;) {
      running = running.filter((steps) => {
        const step = steps.next()
        if (step.done === true) results[steps === first ? 0 : 1] = step.value
        return step.done !== true
      })
    }
    expect(JSON.stringify(results) === JSON.stringify(alone)).toBe(true)
  })
})

test('BERT pauses in each stage, many times before its first token', () => {
  const bert = loadStaged({
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: {
      type: 'WordPiece',
      vocab: { u: 0, 中: 1 },
      unk_token: 'u',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  })
  const { pauses, result } = countPauses(
    bert.encodeSteps('中'.repeat(UNITS), { addSpecialTokens: true, parseSpecialTokens: true }),
  )
  expect(result.ids).toHaveLength(UNITS)
  // Cleaning, setting apart, accents, letters' case; cutting at spaces and at marks; tokens.
  expect(pauses).toBeGreaterThanOrEqual(7 * Math.floor(UNITS / STEP_UNITS))
})

test('what is done in steps is what is done at once on parts that no cluster crosses', () => {
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
    const made = createNormalizer({ type: form })
    if (!made.ok || made.value === null) throw new Error(form)
    for (const text of TEXTS)
      expect(runSteps(made.value(AlignedText.of(text))).text === text.normalize(form)).toBe(true)
    // Marks and jamo at every distance from the place where the text is cut.
    for (let shift = 0; shift < 8; shift++) {
      const text = 'a'.repeat(STEP_UNITS - shift) + 'e\u0323\u0301\u1112\u1161\u11ab\uff76\uff9e\u09c7\u09be'.repeat(20)
      expect(runSteps(made.value(AlignedText.of(text))).text).toBe(text.normalize(form))
    }
  }
})
