/** Entries that no text leads to, against Hugging Face's Rust library, and the published counts of GPT-2. */
import { readFileSync } from 'node:fs'
import { get_encoding } from 'tiktoken'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { unreached, type Unreached } from '../../../src/core/vocabulary/reach.ts'
import { vocabularyIndex } from '../../../src/core/vocabulary/vocabularyIndex.ts'
import { shippedTokenizer } from '../tokenizers/bpe/shipped.ts'
import { loadStaged } from '../tokenizers/stages/loadStaged.ts'

const golden = v.parse(
  v.object({ unreached: v.record(v.string(), v.array(v.number())) }),
  JSON.parse(readFileSync('tests/oracle/vocabulary/goldens.json', 'utf8')),
)

/** @param step every so many of the entries alone */
function found(tokenizer: Tokenizer, step = 1): readonly Unreached[] {
  const index = runSteps(vocabularyIndex(tokenizer))
  if (index === null) throw new Error('no list')
  const entries = index.entries.filter(({ id }) => id % step === 0)
  return runSteps(unreached(tokenizer, { ...index, entries }))
}

function kindsOf(all: readonly Unreached[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

test('GPT-2: 344 entries are no UTF-8, and every other one is its own encoding', () => {
  expect(kindsOf(found(shippedTokenizer('gpt2')))).toEqual({ 'not-utf8': 344 })
})

describe.each(Object.entries(golden.unreached))('%s', (name, expected) => {
  const path =
    name.startsWith('tessera') || name.startsWith('smol')
      ? `public/models/${name}/tokenizer.json`
      : `tests/fixtures/tokenizers/${name}.json`
  test('has the entries that the Rust library has, special tokens aside', { timeout: 120_000 }, () => {
    const tokenizer = loadStaged(JSON.parse(readFileSync(path, 'utf8')))
    const ids = found(tokenizer).map(({ id }) => id)
    const isSpecial = (id: number) => tokenizer.tokenBytes(id) === null
    expect(ids).toEqual(expected.filter((id) => !isSpecial(id)))
  })
})

test.each(['cl100k_base', 'o200k_base'] as const)(
  '%s has those that tiktoken has, of every seventh entry, each cut by its pattern or no UTF-8',
  { timeout: 300_000 },
  (id) => {
    const tokenizer = shippedTokenizer(id)
    const all = found(tokenizer, 7)
    const encoding = get_encoding(id)
    const expected: number[] = []
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    for (let token = 0; token < (tokenizer.card.vocabularySize ?? 0); token += 7) {
      const bytes = tokenizer.tokenBytes(token)
      if (bytes === null || bytes.length === 0) continue
      try {
        const ids = encoding.encode_ordinary(strict.decode(bytes))
        if (ids.length !== 1 || ids[0] !== token) expected.push(token)
      } catch {
        expected.push(token)
      }
    }
    encoding.free()
    expect(all.map(({ id: one }) => one)).toEqual(expected)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter(({ kind }) => kind !== 'not-utf8' && kind !== 'pre-tokenizer')).toEqual([])
  },
)

describe('the reason', () => {
  const kinds = (json: object, pieces: readonly string[]) => {
    const tokenizer = loadStaged(json)
    const all = new Map(found(tokenizer).map(({ id, kind }) => [tokenizer.piece(id), kind]))
    return pieces.map((piece) => all.get(piece) ?? 'reached')
  }
  const bpe = (pieces: readonly string[], merges: readonly (readonly [string, string])[]) => ({
    type: 'BPE',
    vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    merges,
  })
  const fuse = { type: 'Fuse' }

  test('a merge that is missing', () => {
    expect(kinds({ model: bpe(['a', 'b', 'c', 'ab', 'abc'], [['a', 'b']]), decoder: fuse }, ['ab', 'abc'])).toEqual([
      'reached',
      'model',
    ])
  })

  test('a pre-tokenizer that cuts it', () => {
    const json = {
      model: bpe(
        ['a', 'b', '1', 'a1', 'ab'],
        [
          ['a', '1'],
          ['a', 'b'],
        ],
      ),
      pre_tokenizer: { type: 'Digits', individual_digits: true },
      decoder: fuse,
    }
    expect(kinds(json, ['ab', 'a1'])).toEqual(['reached', 'pre-tokenizer'])
  })

  test('a normalizer that changes it', () => {
    const json = {
      model: bpe(
        ['a', 'A', 'b', 'ab', 'Ab'],
        [
          ['a', 'b'],
          ['A', 'b'],
        ],
      ),
      normalizer: { type: 'Lowercase' },
      decoder: fuse,
    }
    expect(kinds(json, ['ab', 'Ab', 'A'])).toEqual(['reached', 'normalizer', 'normalizer'])
  })

  test('a piece that goes on in a word is found after a beginning', () => {
    const json = {
      model: {
        type: 'WordPiece',
        vocab: { '[UNK]': 0, a: 1, '##b': 2, '##zq': 3, b: 4 },
        unk_token: '[UNK]',
      },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      decoder: { type: 'WordPiece', prefix: '##', cleanup: false },
    }
    expect(kinds(json, ['a', 'b', '##b'])).toEqual(['reached', 'reached', 'continues'])
  })
})
