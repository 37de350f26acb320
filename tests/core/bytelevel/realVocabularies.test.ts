/** On real vocabularies: every way in which a text's beginning is cut is found, and the sums that must hold do. */
import { describe, expect, test } from 'vitest'
import { continueBytes } from '../../../src/core/bytelevel/byteReader.ts'
import { coversOf } from '../../../src/core/bytelevel/covers.ts'
import { END, entropyBits, jensenShannonBits } from '../../../src/core/bytelevel/distribution.ts'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { NoBeginTokenError, Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { NaiveReader } from '../../../src/core/bytelevel/tokenReaders.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { tokenizerFromFile, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { tableModel } from './tableModel.ts'
import { amountOf } from '../../depth.ts'

const { signal } = new AbortController()

describe.each([
  ['gpt2', () => shippedBpe('gpt2')],
  ['cl100k_base', () => shippedBpe('cl100k_base')],
  ['o200k_base', () => shippedBpe('o200k_base')],
  ['deepseek-v3', () => shippedBpe('deepseek-v3')],
  ['tessera-bpe', () => tokenizerFromFile('public/models/tessera-bpe/tokenizer.json')],
  ['tessera-superword', () => tokenizerFromFile('public/models/tessera-superword/tokenizer.json')],
] as const)('%s', (_, load) => {
  const vocabulary = vocabularyOrThrow(load())
  const valid = validSequencesOf(vocabulary)

  test('no cut of a beginning of a text is missed, and what is settled stays', { timeout: 120_000 }, () => {
    let beginnings = 0
    for (const text of [
      ...randomTexts(31, amountOf('texts of beginnings that real vocabularies cut')),
      'a\n\n//b',
      ' \n \n  x',
      "don't  I'll",
      '\n\n\n',
      '٣ \u3000x',
    ]) {
      const bytes = encodeUtf8(text).subarray(0, 80)
      const whole = encodeUtf8(decodeUtf8(bytes))
      const tokens = vocabulary.encode(whole)
      let at = 0
      for (const [index, token] of tokens.entries()) {
        at += vocabulary.bytesOf(token).length
        const { end: start, tokens: before } = valid.settled(whole.subarray(0, at))
        const own = tokens.slice(0, index + 1)
        beginnings++
        if (before.some((id, place) => id !== own[place])) expect({ text, at, before, own }).toBe('settled')
        const rest = own.slice(before.length).join()
        const found = valid.sequencesOf(whole.subarray(start, at)).map((sequence) => sequence.join())
        if (!found.includes(rest)) expect({ text, at, found }).toEqual({ text, at, found: [rest] })
        if (!valid.isValid(own.slice(before.length))) expect({ text, at, rest }).toBe('valid')
      }
    }
    expect(beginnings).toBeGreaterThan(5 * amountOf('texts of beginnings that real vocabularies cut'))
  })
})

test('GPT-2 cuts two line feeds in two before what is no space: both covers are found', async () => {
  const gpt2 = vocabularyOrThrow(shippedBpe('gpt2'))
  const table = tableModel({ seed: 1, size: 50_257, beginToken: 50_256, endToken: 50_256 })
  const { covers, settled, tail } = await coversOf(validSequencesOf(gpt2), new Rows(table), encodeUtf8('x\n\n'), signal)
  const ending = covers.filter(({ length }) => length === tail.length).map(({ tokens }) => [...settled, ...tokens])
  expect(ending.toSorted((one, other) => one.length - other.length)).toEqual([
    [87, 628],
    [87, 198, 198],
  ])
})

describe('a language model of the shipped vocabulary', () => {
  const vocabulary = vocabularyOrThrow(tokenizerFromFile('public/models/tessera-bpe/tokenizer.json'))
  const valid = validSequencesOf(vocabulary)
  const end = 8191
  const table = tableModel({ seed: 9, size: 8_192, beginToken: end, endToken: end })

  test('sums to 1 over 257 symbols, never grows, and ends only where a text can', { timeout: 120_000 }, async () => {
    const reader = await ExactReader.read(valid, new Rows(table), new Uint8Array(), signal)
    let before = 0
    for (const byte of encodeUtf8('An été  \n\nधन')) {
      const next = await reader.next(signal)
      if (!next.defined) throw new Error('undefined')
      expect(Math.abs(next.distribution.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9)
      expect(next.leftOut).toBeGreaterThanOrEqual(0)
      await reader.read(byte, signal)
      expect(reader.logProbability).toBeLessThanOrEqual(before + 1e-12)
      before = reader.logProbability
    }
    await reader.read(0xe0, signal)
    const inside = await reader.next(signal)
    if (!inside.defined) throw new Error('undefined')
    // Behind the first byte of a character come only second bytes of one: no end, no letter.
    expect(inside.distribution.findIndex((p) => p > 0)).toBeGreaterThanOrEqual(0xa0)
    expect(inside.distribution.findLastIndex((p) => p > 0)).toBeLessThanOrEqual(0xbf)
    expect(inside.distribution[END]).toBe(0)
  })

  test('what nothing valid begins with is undefined, and says so', async () => {
    const reader = await ExactReader.read(valid, new Rows(table), Uint8Array.of(0x61, 0x80), signal)
    expect(await reader.next(signal)).toEqual({ defined: false, reason: 'no-mass' })
    expect(await new NaiveReader(valid, new Rows(table), Uint8Array.of(0x61, 0x80)).next(signal)).toEqual({
      defined: false,
      reason: 'not-text',
    })
    const beginless = tableModel({ seed: 9, size: 8_192, beginToken: null, endToken: null })
    await expect(ExactReader.read(valid, new Rows(beginless), encodeUtf8('a'), signal)).rejects.toBeInstanceOf(
      NoBeginTokenError,
    )
    const settled = await ExactReader.read(valid, new Rows(beginless), encodeUtf8('The people of'), signal)
    expect((await settled.next(signal)).defined).toBe(true)
  })

  test('goes on greedily and by sampling, the same for the same seed', async () => {
    const go = async (seed: number | null): Promise<number[]> => {
      const reader = await ExactReader.read(valid, new Rows(table), encodeUtf8('The '), signal)
      const bytes: number[] = []
      for await (const byte of continueBytes(reader, 6, seed === null ? null : seededRandom(seed), signal))
        bytes.push(byte)
      return bytes
    }
    expect(await go(null)).toEqual(await go(null))
    expect(await go(4)).toEqual(await go(4))
    expect(await go(4)).not.toEqual(await go(null))
  })

  test('divergence and entropy', async () => {
    const naive = await new NaiveReader(valid, new Rows(table), encodeUtf8('unbeliev')).next(signal)
    const exact = await (await ExactReader.read(valid, new Rows(table), encodeUtf8('unbeliev'), signal)).next(signal)
    if (!naive.defined || !exact.defined) throw new Error('undefined')
    const bits = jensenShannonBits(naive.distribution, exact.distribution)
    expect(bits).toBeGreaterThan(0)
    expect(bits).toBeLessThanOrEqual(1)
    expect(jensenShannonBits(exact.distribution, exact.distribution)).toBe(0)
    const one = new Float64Array(257)
    one[65] = 1
    const other = new Float64Array(257)
    other[66] = 1
    expect(jensenShannonBits(one, other)).toBe(1)
    expect(entropyBits(one)).toBe(0)
    expect(entropyBits(new Float64Array(257).map((_, index) => (index < 4 ? 0.25 : 0)))).toBe(2)
  })
})
