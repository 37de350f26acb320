/** The bits of each byte of a text equal enumeration over all token sequences, and what the reader that goes byte by byte says. */
import { describe, expect, test } from 'vitest'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { readTextByBytes, type ReadingOptions } from '../../../src/core/bytelevel/textByBytes.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { tinyTokenizer, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { splits } from '../tokenizers/bpe/splits.ts'
import { prefixProbability } from './bruteForce.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()
const options = (part: Partial<ReadingOptions> = {}): ReadingOptions => ({
  begin: true,
  contextLength: 1000,
  stride: 500,
  signal,
  pause: async () => {},
  onProgress: () => {},
  ...part,
})

const merges: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['\n', '\n'],
  [' ', ' '],
  ['b', 'c'],
  ['ab', 'c'],
  [' ', 'ab'],
  ['c', 'c'],
  ['.', '.'],
  [' ', '\n'],
  ['\n\n', '\n'],
]
const short = ['ab', 'abcc', ' ab a', 'a  b', 'a\n\n.', ' \n b', "a's"]
const long = 'ab  \n\n.. abcé\n x abcc abc  ab.'

const tokenizers: readonly (readonly [string, () => Vocabulary])[] = [
  ['cl100k pattern', () => vocabularyOrThrow(tinyTokenizer(merges, splits.cl100k_base[0] ?? ''))],
  [
    'cl100k pattern, whole pre-tokens',
    () => vocabularyOrThrow(tinyTokenizer(merges, splits.cl100k_base[0] ?? '', true)),
  ],
  ['no pre-tokens', () => vocabularyOrThrow(tinyTokenizer(merges, String.raw`[\s\S]+`))],
]

/** Of probabilities near 0 relative, as the logarithm of each is what is asked for. */
function close(found: number, expected: number): void {
  if (!(Math.abs(found - expected) < 1e-8)) expect(found).toBeCloseTo(expected, 8)
}

describe.each(tokenizers)('%s', (_, load) => {
  const vocabulary = load()
  const valid = validSequencesOf(vocabulary)
  const end = vocabulary.size
  const model = tableModel({ seed: 5, size: vocabulary.size + 1, beginToken: end, endToken: end })
  const logProbability = (tokens: readonly number[]): number =>
    tokens.reduce((sum, token, index) => sum + (model.row([end, ...tokens.slice(0, index)])[token] ?? 0), 0)

  test('bits are those of the covers of each beginning, by enumeration', { timeout: 120_000 }, async () => {
    for (const text of short) {
      const bytes = encodeUtf8(text)
      const { bits } = await readTextByBytes(valid, model, bytes, options())
      let before = 1
      for (let length = 1; length <= bytes.length; length++) {
        const now = prefixProbability(vocabulary, bytes.subarray(0, length), logProbability, 'valid')
        close(bits[length - 1] ?? Number.NaN, Math.log2(before / now))
        before = now
      }
    }
  })

  test('bits are those of the reader that goes on byte by byte, in fewer runs', async () => {
    const bytes = encodeUtf8(long)
    const { bits, runs } = await readTextByBytes(valid, model, bytes, options())
    const reader = await ExactReader.read(valid, new Rows(model), new Uint8Array(), signal)
    let before = reader.logProbability
    for (const [index, byte] of bytes.entries()) {
      await reader.read(byte, signal)
      close(bits[index] ?? Number.NaN, (before - reader.logProbability) / Math.LN2)
      before = reader.logProbability
    }
    expect(runs).toBeLessThan(bytes.length / 1.5)
  })

  test('up to what is settled they sum to the surprisal of the canonical tokens', async () => {
    const bytes = encodeUtf8(long)
    const { end: settled, tokens } = valid.settled(bytes)
    const { bits } = await readTextByBytes(valid, model, bytes, options())
    // The covers of a beginning are those that may go on otherwise: only a text that has gone on has settled.
    const whole = bits.reduce((sum, value) => sum + value, 0)
    const canonical = -logProbability(vocabulary.encode(bytes)) / Math.LN2
    expect(whole).toBeLessThanOrEqual(canonical + 1e-9)
    if (settled === bytes.length) close(whole, -logProbability(tokens) / Math.LN2)
  })

  test('a window that moves on sees no more than the context, and bits are there to the end', async () => {
    const bytes = encodeUtf8(long)
    const longest: number[] = []
    const watched = {
      ...model,
      nextLogProbabilities: (contexts: readonly (readonly number[])[], aborted: AbortSignal) => {
        longest.push(...contexts.map(({ length }) => length))
        return model.nextLogProbabilities(contexts, aborted)
      },
    }
    const contextLength = 24
    const { bits } = await readTextByBytes(valid, watched, bytes, options({ contextLength, stride: 8 }))
    if (valid.settled(bytes).end > 0) expect(Math.max(...longest)).toBeLessThanOrEqual(contextLength)
    expect(bits.every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
  })

  test('without a begin token what is settled first has no score, and the rest is as behind it', async () => {
    const bytes = encodeUtf8('ab abc')
    const { bits } = await readTextByBytes(valid, model, bytes, options({ begin: false }))
    const scored = [...bits].findIndex((value) => !Number.isNaN(value))
    const unscored = [...bits].filter((value) => Number.isNaN(value)).length
    expect(unscored).toBe(scored === -1 ? bytes.length : scored)
    expect(unscored).toBeGreaterThan(0)
  })
})

test('reports progress in bytes, lets messages in, and stops when aborted', async () => {
  const vocabulary = vocabularyOrThrow(tinyTokenizer(merges, splits.cl100k_base[0] ?? ''))
  const end = vocabulary.size
  const model = tableModel({ seed: 1, size: end + 1, beginToken: end, endToken: end })
  const valid = validSequencesOf(vocabulary)
  const bytes = encodeUtf8(long)
  const told: number[] = []
  await readTextByBytes(valid, model, bytes, options({ onProgress: (done) => told.push(done) }))
  expect(told).toEqual(told.toSorted((one, other) => one - other))
  expect(told.at(-1)).toBe(bytes.length)
  const controller = new AbortController()
  const stopped = readTextByBytes(
    valid,
    model,
    bytes,
    options({ signal: controller.signal, onProgress: (done) => done > 10 && controller.abort(new Error('stop')) }),
  )
  await expect(stopped).rejects.toThrow('stop')
  const without = { ...model, beginToken: null }
  const read = await readTextByBytes(valid, without, encodeUtf8('a'), options())
  expect([...read.bits]).toEqual([Number.NaN])
})
