/** The exact next byte equals enumeration over all token sequences, on small vocabularies with random language models. */
import { describe, expect, test } from 'vitest'
import { BeamReader } from '../../../src/core/bytelevel/beamReader.ts'
import { coversOf } from '../../../src/core/bytelevel/covers.ts'
import { END, type NextByte } from '../../../src/core/bytelevel/distribution.ts'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { HealingReader, NaiveReader } from '../../../src/core/bytelevel/tokenReaders.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import type { Vocabulary } from '../../../src/core/segmenters/vocabulary.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { tinyTokenizer, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { splits } from '../tokenizers/bpe/splits.ts'
import { coveringSequences, prefixProbability } from './bruteForce.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()

const merges: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['\n', '\n'],
  [' ', ' '],
  ['b', 'c'],
  ['ab', 'c'],
  [' ', 'ab'],
  ['c', 'c'],
  ['.', '.'],
  ['=Ã', '=©'],
  [' ', '\n'],
  ['\n\n', '\n'],
  ['é', 'a'],
]
const prompts = [
  '',
  'a',
  'ab',
  'abc',
  'abcc',
  ' ab',
  'a ',
  'a  ',
  'a\n',
  'a\n\n',
  '\n\n.',
  '  ab',
  ' \n ',
  '..',
  'é',
  'aé',
  "a's",
  'c ab',
  '\n \nb',
  'a1',
]
/** "a" and the first byte of é. */
const insideCharacter = Uint8Array.of(0x61, 0xc3)

/** Functions, because the runner prints what it is given. */
const tokenizers: readonly (readonly [string, () => Vocabulary])[] = [
  ['cl100k pattern', () => vocabularyOrThrow(tinyTokenizer(merges, splits.cl100k_base[0] ?? ''))],
  [
    'cl100k pattern, whole pre-tokens',
    () => vocabularyOrThrow(tinyTokenizer(merges, splits.cl100k_base[0] ?? '', true)),
  ],
  [
    'a pattern without scanner',
    () => vocabularyOrThrow(tinyTokenizer(merges, String.raw`\s+(?!\S)|\s?\w+|\s+|[^\w\s]+`)),
  ],
  ['no pre-tokens', () => vocabularyOrThrow(tinyTokenizer(merges, String.raw`[\s\S]+`))],
]
/** Bytes of which something is expected, and some others. */
const asked = [...encodeUtf8(' abcx.1\n\r\t/-éÿ中')]

function close(found: number, expected: number): void {
  if (!(Math.abs(found - expected) < 1e-9)) expect(found).toBeCloseTo(expected, 9)
}

const distributionOf = (next: NextByte): Float64Array => (next.defined ? next.distribution : new Float64Array(END + 1))

describe.each(tokenizers)('%s', (_, load) => {
  const vocabulary = load()
  const valid = validSequencesOf(vocabulary)
  const end = vocabulary.size
  const model = tableModel({ seed: 7, size: vocabulary.size + 1, beginToken: end, endToken: end })
  const logProbability = (tokens: readonly number[]): number =>
    tokens.reduce((sum, token, index) => sum + (model.row([end, ...tokens.slice(0, index)])[token] ?? 0), 0)
  const texts = [...prompts.map((prompt) => encodeUtf8(prompt)), insideCharacter]

  test('covers are the valid ones of all covering sequences', async () => {
    for (const bytes of texts) {
      const expected = Array.from(coveringSequences(vocabulary, bytes, 'valid'), (tokens) => tokens.join())
      const { settled, covers } = await coversOf(valid, new Rows(model), bytes, signal)
      const found = covers.map(({ tokens }) => [...settled, ...tokens].join())
      expect({ bytes, covers: found.toSorted() }).toEqual({ bytes, covers: expected.toSorted() })
    }
  })

  test('exact = P(text + byte) ÷ P(text) over valid sequences', { timeout: 120_000 }, async () => {
    for (const bytes of texts) {
      const reader = await ExactReader.read(valid, new Rows(model), bytes, signal)
      const distribution = distributionOf(await reader.next(signal))
      const masses = asked.map((byte) =>
        prefixProbability(vocabulary, Uint8Array.from([...bytes, byte]), logProbability, 'valid'),
      )
      const [first = 1] = masses
      // All on the scale of the first: what the distribution is divided by is not known here.
      for (const [index, byte] of asked.entries())
        close((distribution[byte] ?? 0) * first, (masses[index] ?? 0) * (distribution[asked[0] ?? 0] ?? 0))
      close(
        distribution.reduce((sum, p) => sum + p, 0),
        1,
      )
    }
  })

  test('the whole distribution, the end among it, and what is left out', async () => {
    for (const bytes of texts.slice(0, 4)) {
      const reader = await ExactReader.read(valid, new Rows(model), bytes, signal)
      const next = await reader.next(signal)
      const masses = Array.from({ length: 256 }, (_byte, byte) =>
        prefixProbability(vocabulary, Uint8Array.from([...bytes, byte]), logProbability, 'valid'),
      )
      const canonical = vocabulary.encode(bytes)
      masses.push(Math.exp(logProbability(canonical) + (model.row([end, ...canonical])[end] ?? 0)))
      const sum = masses.reduce((total, mass) => total + mass, 0)
      for (const [symbol, mass] of masses.entries()) close(distributionOf(next)[symbol] ?? 0, mass / sum)
      const all = bytes.length === 0 ? 1 : prefixProbability(vocabulary, bytes, logProbability, 'valid')
      close(next.defined ? next.leftOut : 0, 1 - sum / all)
    }
  })

  test('reading byte by byte is reading at once, and a prefix is never less probable than what it begins', async () => {
    for (const bytes of [...texts, encodeUtf8('ab  \n\n.. abcé\n x')]) {
      const stepwise = await ExactReader.read(valid, new Rows(model), new Uint8Array(), signal)
      let before = 0
      for (const byte of bytes) {
        await stepwise.read(byte, signal)
        expect(stepwise.logProbability).toBeLessThanOrEqual(before + 1e-12)
        before = stepwise.logProbability
      }
      const atOnce = distributionOf(await (await ExactReader.read(valid, new Rows(model), bytes, signal)).next(signal))
      for (const [symbol, p] of distributionOf(await stepwise.next(signal)).entries()) close(p, atOnce[symbol] ?? 0)
    }
  })

  test('one batched run a byte', async () => {
    const counted = tableModel({ seed: 1, size: vocabulary.size + 1, beginToken: end, endToken: end })
    const rows = new Rows(counted)
    const reader = await ExactReader.read(valid, rows, encodeUtf8('abc ab'), signal)
    for (const byte of encodeUtf8('abc.')) {
      const runs = rows.runs
      await reader.next(signal)
      expect(rows.runs - runs).toBeLessThanOrEqual(2)
      await reader.read(byte, signal)
    }
  })

  test('equals naive where one cover is all there is, over the tokens that may follow it', async () => {
    let compared = 0
    for (const bytes of texts) {
      const reader = await ExactReader.read(valid, new Rows(model), bytes, signal)
      const { settled, covers, tail } = reader.text
      const [only] = covers
      if (only === undefined || covers.length !== 1 || only.length !== tail.length) continue
      const kept = new Set([
        ...valid.validNext([...settled, ...only.tokens], vocabulary.trie.tokensUnder(0), true),
        end,
      ])
      const restricted = {
        ...model,
        nextLogProbabilities: (contexts: readonly (readonly number[])[]) =>
          Promise.resolve(
            contexts.map((context) =>
              model.row(context).map((value, id) => (kept.has(id) ? value : Number.NEGATIVE_INFINITY)),
            ),
          ),
      }
      const naive = distributionOf(await new NaiveReader(valid, new Rows(restricted), bytes).next(signal))
      for (const [symbol, p] of distributionOf(await reader.next(signal)).entries()) close(p, naive[symbol] ?? 0)
      compared++
    }
    expect(compared).toBeGreaterThan(0)
  })

  test('masked rows: P over sequences whose every token was drawn from what is valid', async () => {
    const maskedLog = (tokens: readonly number[]): number =>
      tokens.reduce((sum, token, index) => {
        const before = tokens.slice(0, index)
        const row = model.row([end, ...before])
        const kept = valid.validNext(before, vocabulary.trie.tokensUnder(0), before.length === 0)
        return (
          sum +
          (row[token] ?? 0) -
          Math.log(
            kept.reduce(
              (total, id) => total + Math.exp(row[id] ?? 0),
              before.join() === '' || isFinished(before) ? Math.exp(row[end] ?? 0) : 0,
            ),
          )
        )
      }, 0)
    const isFinished = (tokens: readonly number[]): boolean =>
      vocabulary.encode(vocabulary.join(tokens)).join() === tokens.join()
    for (const text of ['a', 'ab', 'a ']) {
      const reader = await ExactReader.read(valid, new Rows(model), new Uint8Array(), signal, { mask: 'token' })
      for (const byte of encodeUtf8(text)) await reader.read(byte, signal)
      let expected = 0
      for (const tokens of coveringSequences(vocabulary, encodeUtf8(text), 'valid'))
        expected += Math.exp(maskedLog(tokens))
      close(Math.exp(reader.logProbability), expected)
      const next = await reader.next(signal)
      // The rows that are drawn from now on lose nothing.
      if (next.defined) expect(next.leftOut).toBeLessThan(1e-9)
    }
  })

  test('the beam, wide enough, sums over all segmentations', { timeout: 120_000 }, async () => {
    for (const bytes of texts.filter(({ length }) => length > 0 && length < 5)) {
      const reader = await BeamReader.start(
        vocabulary,
        new Rows(model, 10_000),
        { width: 10_000, leastShare: 0 },
        [],
        signal,
      )
      for (const byte of bytes) await reader.read(byte, signal)
      close(Math.exp(reader.logProbability), prefixProbability(vocabulary, bytes, logProbability, 'all'))
      expect(reader.keptShare).toBeCloseTo(1, 12)
      const next = distributionOf(await reader.next(signal))
      const masses = Array.from({ length: 256 }, (_byte, byte) =>
        prefixProbability(vocabulary, Uint8Array.from([...bytes, byte]), logProbability, 'all'),
      )
      let ending = 0
      for (const tokens of coveringSequences(vocabulary, bytes, 'all')) {
        if (vocabulary.join(tokens).length === bytes.length)
          ending += Math.exp(logProbability(tokens) + (model.row([end, ...tokens])[end] ?? 0))
      }
      masses.push(ending)
      const sum = masses.reduce((total, mass) => total + mass, 0)
      for (const [symbol, mass] of masses.entries()) close(next[symbol] ?? 0, mass / sum)
      const narrow = await BeamReader.start(vocabulary, new Rows(model), { width: 2, leastShare: 1e-3 }, [], signal)
      for (const byte of bytes) await narrow.read(byte, signal)
      expect(narrow.logProbability).toBeLessThanOrEqual(reader.logProbability + 1e-12)
      expect(narrow.keptShare).toBeLessThanOrEqual(1 + 1e-12)
    }
  })

  test('healing: the last token taken back, the next one begins with it', async () => {
    for (const text of ['ab', 'a ', ' ab', 'abcc']) {
      const tokens = vocabulary.encode(encodeUtf8(text))
      const before = tokens.slice(0, -1)
      const last = vocabulary.bytesOf(tokens.at(-1) ?? -1)
      const row = model.row([end, ...before])
      const expected = new Float64Array(257)
      for (let id = 0; id < vocabulary.size; id++) {
        const own = vocabulary.bytesOf(id)
        if (own.length < last.length || !last.every((byte, index) => own[index] === byte)) continue
        const weight = Math.exp(row[id] ?? 0)
        if (own.length > last.length) expected[own[last.length] ?? 0] = (expected[own[last.length] ?? 0] ?? 0) + weight
        else {
          const behind = model.row([end, ...tokens])
          for (let next = 0; next < vocabulary.size; next++) {
            const byte = vocabulary.bytesOf(next)[0] ?? 0
            expected[byte] = (expected[byte] ?? 0) + weight * Math.exp(behind[next] ?? 0)
          }
          expected[END] = (expected[END] ?? 0) + weight * Math.exp(behind[end] ?? 0)
        }
      }
      const sum = expected.reduce((total, mass) => total + mass, 0)
      const found = distributionOf(await new HealingReader(valid, new Rows(model), encodeUtf8(text)).next(signal))
      for (const [symbol, mass] of expected.entries()) close(found[symbol] ?? 0, mass / sum)
    }
  })
})
