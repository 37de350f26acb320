/**
 * The exact next byte where characters are merged and others fall back to bytes equals enumeration over all token
 * sequences, judged by the stages' own encoding of whole texts, which shares no code with what is tested.
 */
import { describe, expect, test } from 'vitest'
import { BeamReader } from '../../../src/core/bytelevel/beamReader.ts'
import { coversOf } from '../../../src/core/bytelevel/covers.ts'
import { DirectReader, isOfBytes } from '../../../src/core/bytelevel/directReader.ts'
import { END, logSumExp, type NextByte } from '../../../src/core/bytelevel/distribution.ts'
import { estimatedMarginal, type EstimatedMarginal } from '../../../src/core/bytelevel/estimatedMarginal.ts'
import { ExactReader } from '../../../src/core/bytelevel/exactReader.ts'
import { exactMarginal } from '../../../src/core/bytelevel/marginal.ts'
import { Rows } from '../../../src/core/bytelevel/nextTokenModel.ts'
import { NaiveReader } from '../../../src/core/bytelevel/tokenReaders.ts'
import { validSequencesOf } from '../../../src/core/bytelevel/validSequencesOf.ts'
import { seededRandom } from '../../../src/core/text/seededRandom.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { tinySentencePiece } from '../segmenters/tinySentencePiece.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../segmenters/tinyTokenizer.ts'
import { coveringSequences, prefixProbability } from './bruteForce.ts'
import { judgeByStages, strictText } from './judgeByStages.ts'
import { tableModel } from './tableModel.ts'

const { signal } = new AbortController()

/** Every character of two bytes that begins with C3, so that no text has the byte's token. */
const latin = Array.from({ length: 64 }, (_, index) => String.fromCodePoint(0xc0 + index)).join('')
const merges: readonly (readonly [string, string])[] = [
  ['a', 'b'],
  ['▁', 'a'],
  ['b', 'c'],
  ['▁', '▁'],
  ['ab', 'c'],
  ['▁', 'ab'],
  ['▁a', 'b'],
  ['c', 'c'],
  ['é', 'a'],
  ['中', '文'],
  ['c', '▁'],
  ['a', '中'],
  ['a', 'bc'],
]
const lateMerges = [...merges.slice(4), ...merges.slice(0, 4)]
const lines = ['\n', '\n\n', '\n\n\n']

/** Functions, because the runner prints what it is given. */
const tokenizers: readonly (readonly [string, () => Tokenizer])[] = [
  ['as Llama 2', () => tinySentencePiece({ kind: 'llama', characters: 'abcé中文', merges })],
  [
    'as Llama 2, with all characters behind C3, and merges before the making of their parts',
    () => tinySentencePiece({ kind: 'llama', characters: `abc中文A${latin}`, merges: lateMerges }),
  ],
  ['as Mistral', () => tinySentencePiece({ kind: 'metaspace', characters: 'abcé中文', merges })],
  ['Metaspace that cuts', () => tinySentencePiece({ kind: 'words', characters: 'abcé中文', merges })],
  [
    'as Gemma',
    () =>
      tinySentencePiece({
        kind: 'gemma',
        characters: 'abcé中文\n',
        merges: [...merges, ['a', '\n'], ['\n', '\n']],
        added: [...lines, '<b>'],
      }),
  ],
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
  'é',
  'aé',
  'ÿ',
  'aÿb',
  '中',
  'a中',
  '丮',
  'a\n',
  '\n\n',
  '\n\n\n\n',
  'c a',
  ' \n ',
  '¢a',
  '🙂',
]
/** Behind the beginning of a text: "a", and the first bytes of characters. */
const insides = [[0x61, 0xc3], [0xe4], [0x61, 0xe4, 0xb8], [0xf0, 0x9f], [0xc2], [0x61, 0x80]]
const asked = [...encodeUtf8(' abcxé中ÿ\n¢🙂'), 0x80, 0xb8, 0xae]

function close(found: number, expected: number): void {
  if (!(Math.abs(found - expected) < 1e-9)) expect(found).toBeCloseTo(expected, 9)
}

const distributionOf = (next: NextByte): Float64Array => (next.defined ? next.distribution : new Float64Array(END + 1))

describe.each(tokenizers)('%s', (name, load) => {
  const tokenizer = load()
  const vocabulary = vocabularyOrThrow(tokenizer)
  const valid = validSequencesOf(vocabulary)
  const prefix = decodeUtf8(vocabulary.beginning.bytes)
  /** The text that the stages make this of, which begins with the prefix: Metaspace puts no space before one. */
  const given = (text: string): string =>
    !name.startsWith('as Llama') && /^ (?: |$)/.test(text) ? text : text.slice(prefix.length)
  const judge = judgeByStages(tokenizer, prefix, given)
  const end = vocabulary.size
  const model = tableModel({ seed: 7, size: vocabulary.size + 1, beginToken: end, endToken: end })
  const logProbability = (tokens: readonly number[]): number =>
    tokens.reduce((sum, token, index) => sum + (model.row([end, ...tokens.slice(0, index)])[token] ?? 0), 0)
  const texts = [
    ...prompts.map((prompt) => encodeUtf8(vocabulary.normalize(prompt))),
    ...insides.map((bytes) => Uint8Array.of(...encodeUtf8(prefix), ...bytes)),
  ]
  /** What the stages make of a finished text; null where no text ends so. */
  const finished = (bytes: Uint8Array): readonly number[] | null => {
    const text = strictText([...bytes])
    if (text === null || (text !== '' && !text.startsWith(prefix)) || (name.startsWith('as Llama') && text === ' '))
      return null
    return [...tokenizer.encode(given(text), { addSpecialTokens: false, parseSpecialTokens: false }).ids]
  }

  test('a space is put before every text, or not', () => {
    expect(prefix).toBe(name === 'as Gemma' ? '' : ' ')
    expect(vocabulary.normalize('a b')).toBe(`${prefix}a b`)
    expect(vocabulary.normalize('')).toBe('')
    // Before a space only where the normalizer does it. A mark for a space is one.
    expect(vocabulary.normalize(' a\u2581')).toBe(name.startsWith('as Llama') ? '  a ' : ' a ')
    expect(tokenizer.byteExact?.()?.ok).toBe(true)
  })

  test('encodes as the stages do', () => {
    for (const text of [...prompts, 'abc 中文 abcc\n\n\n\n\nÿaé  ab', '\n', ' ', '   ']) {
      expect(vocabulary.encode(encodeUtf8(vocabulary.normalize(text)))).toEqual([
        ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
      ])
    }
  })

  test('covers are the valid ones of all covering sequences', async () => {
    for (const bytes of texts) {
      const expected = Array.from(coveringSequences(vocabulary, bytes, 'valid', judge), (tokens) => tokens.join())
      const { settled, covers } = await coversOf(valid, new Rows(model), bytes, signal)
      const found = covers.map(({ tokens }) => [...settled, ...tokens].join())
      expect({ bytes, covers: found.toSorted() }).toEqual({ bytes, covers: expected.toSorted() })
      for (const { tokens } of covers) expect(valid.isValid(tokens)).toBe(true)
    }
  })

  test('exact = P(text + byte) ÷ P(text) over valid sequences', { timeout: 120_000 }, async () => {
    for (const bytes of texts) {
      const reader = await ExactReader.read(valid, new Rows(model), bytes, signal)
      const distribution = distributionOf(await reader.next(signal))
      const masses = asked.map((byte) =>
        prefixProbability(vocabulary, Uint8Array.from([...bytes, byte]), logProbability, 'valid', judge),
      )
      const scale = Math.max(...masses)
      const most = masses.indexOf(scale)
      for (const [index, byte] of asked.entries())
        close((distribution[byte] ?? 0) * scale, (masses[index] ?? 0) * (distribution[asked[most] ?? 0] ?? 0))
      if (scale > 0)
        close(
          distribution.reduce((sum, p) => sum + p, 0),
          1,
        )
    }
  })

  test('the whole distribution, the end among it, and what is left out', { timeout: 120_000 }, async () => {
    for (const text of ['', 'a', 'ÿ', '中', '\n']) {
      const bytes = encodeUtf8(vocabulary.normalize(text))
      for (const read of [bytes, bytes.subarray(0, Math.max(0, bytes.length - 1))]) {
        const next = await (await ExactReader.read(valid, new Rows(model), read, signal)).next(signal)
        const masses = Array.from({ length: 256 }, (_byte, byte) =>
          prefixProbability(vocabulary, Uint8Array.from([...read, byte]), logProbability, 'valid', judge),
        )
        const canonical = finished(read)
        masses.push(
          canonical === null ? 0 : Math.exp(logProbability(canonical) + (model.row([end, ...canonical])[end] ?? 0)),
        )
        const sum = masses.reduce((total, mass) => total + mass, 0)
        for (const [symbol, mass] of masses.entries()) close(distributionOf(next)[symbol] ?? 0, mass / sum)
        const all = read.length === 0 ? 1 : prefixProbability(vocabulary, read, logProbability, 'valid', judge)
        // Behind a settled part its own probability is not in it.
        close(next.defined ? next.leftOut : 0, 1 - sum / all)
      }
    }
  })

  test('reading byte by byte is reading at once, and a prefix is never less probable than what it begins', async () => {
    for (const bytes of [
      ...texts.filter(({ length }) => length > 0),
      encodeUtf8(vocabulary.normalize('ab  \n\nabcé\n xÿ中文')),
    ]) {
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

  test('what may follow, judged for all at once, is what judging each sequence by itself shows', () => {
    const all = vocabulary.trie.tokensUnder(0)
    for (const bytes of texts) {
      for (const before of valid.sequencesOf(bytes)) {
        const found = valid.validNext(before, all, true)
        const expected = all.filter((id) => judge(vocabulary, [...before, id]))
        expect({ bytes, found }).toEqual({ bytes, found: expected })
        expect(all.flatMap((id) => valid.validNext(before, [id], true))).toEqual(found)
      }
    }
  })

  test('equals naive where one cover is all there is, over the tokens that may follow it', async () => {
    let compared = 0
    for (const bytes of texts) {
      const reader = await ExactReader.read(valid, new Rows(model), bytes, signal)
      const { settled, covers, tail } = reader.text
      const [only] = covers
      if (only === undefined || covers.length !== 1 || only.length !== tail.length) continue
      const kept = new Set(valid.validNext([...settled, ...only.tokens], vocabulary.trie.tokensUnder(0), true))
      if (finished(bytes) !== null) kept.add(end)
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
        const kept = vocabulary.trie.tokensUnder(0).filter((id) => judge(vocabulary, [...before, id]))
        if (finished(vocabulary.join(before))?.join() === before.join()) kept.push(end)
        return sum + (row[token] ?? 0) - Math.log(kept.reduce((total, id) => total + Math.exp(row[id] ?? 0), 0))
      }, 0)
    for (const text of ['a', 'ÿ', 'a ', '中']) {
      const reader = await ExactReader.read(valid, new Rows(model), new Uint8Array(), signal, { mask: 'token' })
      const bytes = encodeUtf8(vocabulary.normalize(text))
      for (const byte of bytes) await reader.read(byte, signal)
      let expected = 0
      for (const tokens of coveringSequences(vocabulary, bytes, 'valid', judge)) expected += Math.exp(maskedLog(tokens))
      close(Math.exp(reader.logProbability), expected)
    }
  })

  test('the sum over all segmentations: walked = enumerated, estimated within its error', async () => {
    for (const text of ['abc', 'é中', 'aÿ', ' \nab']) {
      const bytes = encodeUtf8(vocabulary.normalize(text))
      const logs = Array.from(coveringSequences(vocabulary, bytes, 'all'))
        .filter((tokens) => vocabulary.join(tokens).length === bytes.length)
        .map(logProbability)
      const walk = exactMarginal(vocabulary, new Rows(model), [], bytes, signal)
      let step = await walk.next()
      while (step.done !== true) step = await walk.next()
      close(step.value.logProbability, logSumExp(logs))
      expect(step.value.segmentations).toBe(logs.length)
      const score = async (tokens: readonly number[]) =>
        tokens.map((token, index) => model.row([end, ...tokens.slice(0, index)])[token] ?? 0)
      let last: EstimatedMarginal | null = null
      for await (const { estimate } of estimatedMarginal(
        vocabulary,
        new Rows(model, 1_000),
        [],
        bytes,
        { samples: 400, random: seededRandom(4), score },
        signal,
      ))
        last = estimate
      const off = Math.abs(Math.exp((last?.logProbability ?? 0) - logSumExp(logs)) - 1)
      expect(off).toBeLessThan(5 * (last?.relativeError ?? 0) + 1e-9)
    }
  })

  test(
    'the beam, wide enough, sums over all segmentations: also characters with a token as their bytes',
    { timeout: 120_000 },
    async () => {
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
      }
    },
  )
})

test('no text has the token of a byte with which only characters with tokens begin', () => {
  const vocabulary = vocabularyOrThrow(
    tinySentencePiece({ kind: 'llama', characters: `abc中文A${latin}`, merges: lateMerges }),
  )
  const valid = validSequencesOf(vocabulary)
  const byteOf = (byte: number): number => vocabulary.bpe.byteIds[byte] ?? -1
  const space = vocabulary.find(encodeUtf8(' '), 0, 1)
  expect(valid.validNext([space], [0xc3, 0xc2, 0x41, 0x42, 0x80, 0xf5].map(byteOf), true)).toEqual([
    byteOf(0xc2),
    byteOf(0x42),
  ])
  // U+2581 stands for a space, so that no text has it; its neighbours fall back.
  const begun = [space, byteOf(0xe2), byteOf(0x96)]
  expect(valid.validNext(begun, [0x80, 0x81, 0x82].map(byteOf), true)).toEqual([byteOf(0x80), byteOf(0x82)])
})

test('a byte-level model reads the text without the space that is put before it', async () => {
  const bytes = vocabularyOrThrow(tokenizerFromFile('public/models/tessera-byte/tokenizer.json'))
  expect(isOfBytes(bytes)).toBe(true)
  expect(isOfBytes(vocabularyOrThrow(tinySentencePiece({ kind: 'llama', characters: 'a', merges: [] })))).toBe(false)
  const model = tableModel({ seed: 1, size: 300, beginToken: 299, endToken: 299 })
  const plain = new DirectReader(bytes, new Rows(model), encodeUtf8('ab'))
  const atOnce = new DirectReader(bytes, new Rows(model), encodeUtf8(' ab'), 1)
  const stepwise = new DirectReader(bytes, new Rows(model), new Uint8Array(), 1)
  for (const byte of encodeUtf8(' ab')) await stepwise.read(byte)
  for (const reader of [atOnce, stepwise]) expect(await reader.next(signal)).toEqual(await plain.next(signal))
})
