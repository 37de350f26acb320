/** A tokenizer.json of each family, through all of our stages, against Hugging Face's Rust library (goldens of tests/oracle/families). */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, utf8Length } from '../../../../src/core/text/utf8.ts'
import { APPROXIMATE_SPAN, TokenKind, tokenKind, type Encoding } from '../../../../src/core/tokenizers/encoding.ts'
import { readPostProcessor } from '../../../../src/core/tokenizers/stages/postProcessors.ts'
import { parseTokenizerJson } from '../../../../src/core/tokenizers/stages/schema.ts'
import {
  createStagedTokenizer,
  createStages,
  type CardIdentity,
} from '../../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../../src/core/tokenizers/tokenizer.ts'
import { randomTexts } from '../../../randomTexts.mjs'

const numbers = v.array(v.array(v.number()))
const golden = v.parse(
  v.object({
    texts: v.array(v.string()),
    families: v.record(v.string(), v.object({ ids: numbers, offsets: numbers, decoded: v.array(v.string()) })),
  }),
  JSON.parse(readFileSync('tests/oracle/families/goldens.json', 'utf8')),
)

const templated = { addSpecialTokens: true, parseSpecialTokens: true }
const plain = { addSpecialTokens: false, parseSpecialTokens: true }
/** Families whose normalizer, unknown token or model loses something of the text. */
const LOSSLESS = ['byte-level-added', 'sentencepiece-bpe']

function identityOf(name: string): CardIdentity {
  return {
    id: name,
    aliases: [],
    name,
    source: { name, revision: '1', url: null },
    licence: 'none',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  }
}

function jsonOf(name: string): unknown {
  return JSON.parse(readFileSync(`tests/fixtures/tokenizers/${name}.json`, 'utf8'))
}

function load(name: string): Tokenizer {
  const made = createStagedTokenizer({ tokenizerJson: jsonOf(name), tokenizerConfig: null }, identityOf(name))
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

/** By code point the byte at which it starts, and the end. */
function byteOfCodePoint(text: string): readonly number[] {
  const starts = [0]
  for (const character of text) starts.push((starts.at(-1) ?? 0) + utf8Length(character))
  return starts
}

describe.each(Object.entries(golden.families))('%s', (name, { ids, offsets, decoded }) => {
  const tokenizer = load(name)

  test('ids, template included', () => {
    for (const [index, text] of golden.texts.entries()) {
      const found = [...tokenizer.encode(text, templated).ids]
      if (found.join() !== ids[index]?.join()) expect({ text, found }).toEqual({ text, found: ids[index] })
    }
  })

  test('decoded text', () => {
    for (const [index, expected] of decoded.entries()) {
      const found = tokenizer.decode(ids[index] ?? [])
      if (found !== expected)
        expect({ text: golden.texts[index], found }).toEqual({ text: golden.texts[index], found: expected })
    }
  })

  test('spans: the offsets of the reference or inside them; where approximate, overlapping them', () => {
    for (const [index, text] of golden.texts.entries()) {
      const encoding = tokenizer.encode(text, templated)
      const bytes = byteOfCodePoint(text)
      const expected = offsets[index] ?? []
      for (let token = 0; token < encoding.ids.length; token++) {
        const [start, end] = [encoding.startByte[token] ?? 0, encoding.endByte[token] ?? 0]
        const [from, to] = [bytes[expected[2 * token] ?? 0] ?? 0, bytes[expected[2 * token + 1] ?? 0] ?? 0]
        const kinds = encoding.kinds[token] ?? 0
        if (start === end || from === to) continue
        const inside = from <= start && end <= to
        const right = (kinds & APPROXIMATE_SPAN) === 0 ? inside : start < to && from < end
        if (!right)
          expect({ text, token, id: encoding.ids[token], start, end }).toEqual({
            text,
            token,
            id: encoding.ids[token],
            start: from,
            end: to,
          })
      }
    }
  })

  test('spans never decrease, lie in the text, and hold every byte that was not dropped', { timeout: 60_000 }, () => {
    for (const text of randomTexts(91, 400, { loneSurrogates: true })) {
      const encoding = tokenizer.encode(text, plain)
      expectOrdered(encoding, text)
      if (!LOSSLESS.includes(name)) continue
      const covered = new Uint8Array(utf8Length(text))
      for (let token = 0; token < encoding.ids.length; token++)
        covered.fill(1, encoding.startByte[token], encoding.endByte[token])
      if (covered.includes(0)) expect({ text, at: covered.indexOf(0) }).toBe('covered')
      // The mark that stands for a space comes back as one.
      if (name === 'sentencepiece-bpe' && text.includes('▁')) continue
      if (tokenizer.decode(encoding.ids) !== text.toWellFormed())
        expect(tokenizer.decode(encoding.ids)).toBe(text.toWellFormed())
    }
  })

  test('the card says what it is', () => {
    expect(tokenizer.card.vocabularySize).toBeGreaterThan(100)
    expect(tokenizer.card.algorithm).not.toBe('')
  })
})

function expectOrdered({ startByte, endByte, ids }: Encoding, text: string): void {
  const length = utf8Length(text)
  for (let token = 0; token < ids.length; token++) {
    const [start, end] = [startByte[token] ?? 0, endByte[token] ?? 0]
    const before = token === 0 ? 0 : (startByte[token - 1] ?? 0)
    const endBefore = token === 0 ? 0 : (endByte[token - 1] ?? 0)
    if (start < before || end < start || end < endBefore || end > length)
      expect({ text, token, start, end }).toBe('in order')
  }
}

describe('exact bytes', () => {
  test('byte-level tokens that share a character have the very bytes they stand for', () => {
    const tokenizer = load('byte-level-added')
    for (const text of randomTexts(92, 500)) {
      const { ids, startByte, endByte, kinds } = tokenizer.encode(text, plain)
      const bytes = Buffer.from(encodeUtf8(text))
      for (let token = 0; token < ids.length; token++) {
        if (tokenKind(kinds[token] ?? 0) !== TokenKind.ordinary || kinds[token] !== 0) continue
        const own = tokenizer.tokenBytes(ids[token] ?? 0)
        const span = bytes.subarray(startByte[token], endByte[token])
        // An added token that takes the white space beside it spans more than its spelling.
        if (
          own !== null &&
          !span.equals(Buffer.from(own)) &&
          !/^<|^magikarp|^lower/.test(Buffer.from(own).toString().trim())
        ) {
          expect({ text, token, span: span.toString('hex') }).toEqual({
            text,
            token,
            span: Buffer.from(own).toString('hex'),
          })
        }
      }
    }
  })

  test('byte fallback: each byte token has its one byte', () => {
    const { ids, startByte, endByte, kinds } = load('sentencepiece-bpe').encode('a\u{1f9ff}', plain)
    const fallbacks = [...kinds.keys()].filter((token) => tokenKind(kinds[token] ?? 0) === TokenKind.byteFallback)
    expect(fallbacks.map((token) => [startByte[token], endByte[token]])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ])
    expect(fallbacks.map((token) => (ids[token] ?? 0) - 3)).toEqual([0xf0, 0x9f, 0xa7, 0xbf])
  })

  test('lower-casing one to one is exact, dropping an accent is not', () => {
    const { kinds, startByte, endByte } = load('wordpiece').encode('FREE', plain)
    expect(kinds.every((kind) => (kind & APPROXIMATE_SPAN) === 0)).toBe(true)
    expect([startByte[0], endByte.at(-1)]).toEqual([0, 4])
    expect(
      load('wordpiece')
        .encode('café', plain)
        .kinds.some((kind) => (kind & APPROXIMATE_SPAN) !== 0),
    ).toBe(true)
  })
})

test('the fast engine and the stages give the same encodings', { timeout: 60_000 }, () => {
  for (const name of ['byte-level-nfc']) {
    const parsed = parseTokenizerJson(jsonOf(name))
    const template = parsed.ok ? readPostProcessor(parsed.value.post_processor) : parsed
    if (!parsed.ok || !template.ok) throw new Error(name)
    const fast = load(name)
    const stages = createStages(parsed.value, template.value, () => fast.card)
    if (!stages.ok) throw new Error(name)
    for (const text of randomTexts(93, 1_500)) {
      if (fast.encode(text, plain).ids.join() !== stages.value.encode(text, plain).ids.join())
        expect(text).toBe('the same')
    }
  }
})

describe('files that are none', () => {
  test.each([
    [null, 'not-a-tokenizer'],
    [[], 'not-a-tokenizer'],
    [{ model: { type: 'Markov' } }, 'unsupported'],
    [{ model: { type: 'BPE', vocab: { a: 0, b: -1 }, merges: [] } }, 'not-a-tokenizer'],
    [{ model: { type: 'BPE', vocab: { a: 0 }, merges: ['a b'] } }, 'not-a-tokenizer'],
    [
      { model: { type: 'WordLevel', vocab: { a: 0 }, unk_token: 'a' }, normalizer: { type: 'Whirlpool' } },
      'unsupported',
    ],
  ])('%j', (json, code) => {
    expect(createStagedTokenizer({ tokenizerJson: json, tokenizerConfig: null }, identityOf('x'))).toMatchObject({
      ok: false,
      failure: { code },
    })
  })

  test('damaged in any place: an outcome, never an exception', { timeout: 60_000 }, () => {
    const names = Object.keys(golden.families)
    const damage = fc.tuple(
      fc.constantFrom(...names),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.oneof(fc.jsonValue(), fc.constant(-1), fc.constant('')),
    )
    fc.assert(
      fc.property(damage, ([name, path, value]) => {
        const made = createStagedTokenizer(
          { tokenizerJson: damaged(jsonOf(name), path, value), tokenizerConfig: null },
          identityOf(name),
        )
        if (made.ok) made.value.encode('Hello <mask> wörld \u{1f600}', templated)
      }),
      { numRuns: 300 },
    )
  })
})

/** `json` with `value` in the place that the numbers of `path` lead to. */
function damaged(json: unknown, path: readonly number[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof json !== 'object' || json === null) return value
  const keys = Object.keys(json)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return value
  const entries = Object.entries(json).map(([name, child]: [string, unknown]) => [
    name,
    name === key ? damaged(child, rest, value) : child,
  ])
  return Array.isArray(json) ? entries.map(([, child]) => child) : Object.fromEntries(entries)
}
