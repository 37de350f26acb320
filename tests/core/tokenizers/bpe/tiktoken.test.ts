/** GPT-2, cl100k_base and o200k_base give the ids of tiktoken (OpenAI's Rust code, compiled to WebAssembly for npm). */
import { get_encoding, type Tiktoken } from 'tiktoken'
import { afterAll, describe, expect, test } from 'vitest'
import { randomTexts } from '../../../randomTexts.mjs'
import { recordVerification } from '../recordVerification.ts'
import { asText, shippedBpe, withSpecials } from './shipped.ts'
import { amountOf } from '../../../depth.ts'

const version = '1.0.22'

const TEXTS = amountOf('random texts for each shipped tokenizer, against tiktoken and the Rust library')
const LEFT_OUT = amountOf(
  'blocks of 64 code points of one kind (unassigned, private, Han, Hangul) that are left out between two, against tiktoken',
)

/** Whether a block of 64 code points is all unassigned, private, Han or Hangul: many blocks are, and to a tokenizer they are alike. */
function isOfOneKind(block: number): boolean {
  const characters = Array.from({ length: 64 }, (_, index) => block * 64 + index).filter(
    (codePoint) => codePoint < 0xd800 || codePoint > 0xdfff,
  )
  return /^(?:[\p{Cn}\p{Co}]*|\p{Script=Han}*|\p{Script=Hangul}*)$/u.test(String.fromCodePoint(...characters))
}

const everyCodePoint = Array.from({ length: 0x110000 / 64 }, (_, block) => block).flatMap((block) => {
  if (isOfOneKind(block) && block % (LEFT_OUT + 1) !== 0) return []
  let text = ''
  for (let codePoint = block * 64; codePoint < (block + 1) * 64; codePoint++) {
    if (codePoint < 0xd800 || codePoint > 0xdfff)
      text += `x${String.fromCodePoint(codePoint)}y 1${String.fromCodePoint(codePoint)}`
  }
  return text
})

describe.each(['gpt2', 'cl100k_base', 'o200k_base'] as const)('%s', { timeout: 120_000 }, (id) => {
  const ours = shippedBpe(id)
  const reference: Tiktoken = get_encoding(id)
  afterAll(() => reference.free())

  function expectSame(text: string): void {
    const { ids } = ours.encode(text, asText)
    const expected = reference.encode_ordinary(text)
    if (ids.join() !== expected.join()) expect({ text, ids: [...ids] }).toEqual({ text, ids: [...expected] })
  }

  test('random texts, special tokens as text', () => {
    const texts = randomTexts(1, TEXTS, { loneSurrogates: true })
    for (const text of texts) expectSame(text)
    recordVerification(id, { implementation: 'tiktoken (WebAssembly)', version, strings: texts.length, mismatches: 0 })
  })

  test('random texts with special tokens in them', () => {
    const texts = randomTexts(
      2,
      2 * amountOf('random texts with special tokens for each shipped tokenizer, against tiktoken'),
    )
    for (let index = 0; index < texts.length; index += 2) {
      const text = `${texts[index]}<|endoftext|>${texts[index + 1]}`
      expect(ours.encode(text, withSpecials).ids).toEqual(reference.encode(text, 'all'))
    }
  })

  test('every code point, between letters and behind a digit', () => {
    for (const text of everyCodePoint) expectSame(text)
  })

  test('long runs, which the heap merges', () => {
    for (const text of [
      'a'.repeat(3_000),
      ' '.repeat(2_000),
      '\n'.repeat(1_000),
      'ab'.repeat(900),
      '='.repeat(700),
      '人'.repeat(500),
      'é'.repeat(400),
    ]) {
      expectSame(text)
    }
  })

  test('the bytes of every token', () => {
    const size = reference.token_byte_values().length
    expect(size).toBeGreaterThan(50_000)
    for (let token = 0; token < size; token++) {
      const bytes = Buffer.from(ours.tokenBytes(token) ?? [])
      if (!bytes.equals(reference.decode_single_token_bytes(token)))
        expect(bytes.toString('hex')).toBe(`the bytes of ${token}`)
    }
  })
})
