/**
 * BPE over characters with byte fallback: encodes as Hugging Face's Rust library does (goldens), is judged by pairs as by
 * encoding again, and is refused in words where its tokens have no exact bytes.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Adjacency } from '../../../src/core/segmenters/adjacency.ts'
import { breakOf } from '../../../src/core/segmenters/breaks.ts'
import { canonicality } from '../../../src/core/segmenters/canonicality.ts'
import { countSegmentations, segmentationSampler } from '../../../src/core/segmenters/counting.ts'
import { bpeDropout } from '../../../src/core/segmenters/dropout.ts'
import { longestPrefix, longestSuffix, longestToken, singleBytes } from '../../../src/core/segmenters/greedy.ts'
import { byMerges, cutEachPreToken } from '../../../src/core/segmenters/preTokens.ts'
import { leastTokens } from '../../../src/core/segmenters/shortestPath.ts'
import { spansBetween, waysToCut } from '../../../src/core/segmenters/waysToCut.ts'
import { vocabularyOf } from '../../../src/core/segmenters/vocabulary.ts'
import { randomBelow, seededRandom } from '../../../src/core/text/seededRandom.ts'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { countSegmentationsBy } from '../../../src/platform/workers/tokenization/countSegmentations.ts'
import { randomTexts } from '../../randomTexts.mjs'
import { tinySentencePiece, tinySentencePieceJson, type TinyOptions } from './tinySentencePiece.ts'
import { tokenizerFromFile, tokenizerFromJson, vocabularyOrThrow } from './tinyTokenizer.ts'
import { amountOf } from '../../depth.ts'

const golden = v.parse(
  v.object({
    seed: v.number(),
    count: v.number(),
    batch: v.number(),
    special: v.array(v.string()),
    tokenizers: v.record(v.string(), v.object({ texts: v.number(), hashes: v.string() })),
  }),
  JSON.parse(readFileSync('tests/oracle/byte-fallback/goldens.json', 'utf8')),
)
const ROUNDS = amountOf('segmentations of a vocabulary with bytes as a fallback, judged likewise')
const goldenTexts = randomTexts(golden.seed, golden.count).filter(
  (text) => !golden.special.some((token) => text.includes(token)),
)

const tiny: TinyOptions = {
  kind: 'llama',
  characters: 'abcé中',
  merges: [
    ['a', 'b'],
    ['▁', 'ab'],
    ['b', 'c'],
    ['ab', 'c'],
    ['▁', '▁'],
    ['c', 'é'],
  ],
}

describe.each(['sentencepiece-bpe', 'sentencepiece-converted'])('%s', (name) => {
  const vocabulary = vocabularyOrThrow(tokenizerFromFile(`tests/fixtures/tokenizers/${name}.json`))
  const adjacency = new Adjacency(vocabulary)

  test('the same ids as the Rust library, in random texts of all of Unicode', { timeout: 60_000 }, () => {
    const expected = golden.tokenizers[name]
    expect(goldenTexts).toHaveLength(expected?.texts ?? 0)
    const hashes: string[] = []
    for (let first = 0; first < goldenTexts.length; first += golden.batch) {
      const digest = createHash('sha256')
      for (const text of goldenTexts.slice(first, first + golden.batch)) {
        const bytes = encodeUtf8(vocabulary.normalize(text))
        const ids = vocabulary.encode(bytes)
        digest.update(new Uint8Array(Uint32Array.of(ids.length, ...ids).buffer))
        // A mark for a space in the text is read as a space.
        if (!text.includes('\u2581') && text !== '') expect(decodeUtf8(vocabulary.join(ids))).toBe(` ${text}`)
      }
      hashes.push(digest.digest('hex').slice(0, 12))
    }
    expect(hashes.join(' ')).toBe(expected?.hashes)
  })

  test(
    `${ROUNDS} random segmentations: canonical by pairs where encoding their text again gives them`,
    { timeout: 120_000 },
    () => {
      const random = seededRandom(2)
      const texts = goldenTexts
        .map((text) => encodeUtf8(Array.from(vocabulary.normalize(text)).slice(0, 24).join('')))
        .filter(({ length }) => length > 0)
      let canonical = 0
      for (let round = 0; round < ROUNDS; round++) {
        const bytes = texts[randomBelow(random, texts.length)] ?? new Uint8Array()
        const kind = round % 4
        const held = kind === 2 ? 0.02 : 0.1
        const tokens =
          kind === 0
            ? segmentationSampler(vocabulary, bytes)(random)
            : kind === 1
              ? vocabulary.encode(bytes)
              : bpeDropout(vocabulary, bytes, { variant: 'one-at-a-time', probability: held, random })
        // Now and then a character as its bytes, where all else may be as the tokenizer has it.
        if (kind === 3) {
          const at = randomBelow(random, tokens.length)
          tokens.splice(at, 1, ...singleBytes(vocabulary, vocabulary.bytesOf(tokens[at] ?? -1)))
        }
        const again = vocabulary.encode(vocabulary.join(tokens))
        const same = again.join() === tokens.join()
        const found = canonicality(adjacency, tokens)
        if (found.canonical !== same) expect({ tokens, again, found }).toEqual({ tokens, again, canonical: same })
        if (same) canonical++
      }
      expect(canonical / ROUNDS).toBeGreaterThan(0.25)
      expect(canonical / ROUNDS).toBeLessThan(0.9)
    },
  )

  test('neighbours by the trees of merges are those by merging', { timeout: 60_000 }, () => {
    const byMerging = new Adjacency(vocabulary, false)
    for (let left = 0; left < vocabulary.size; left += 17) {
      if (!adjacency.isOwn(left)) continue
      const followers = adjacency.followers(left)
      for (let right = 0; right < vocabulary.size; right++) {
        const expected = byMerging.isOwn(right) && byMerging.mayFollow(left, right)
        if ((followers[right] === 1) !== expected)
          expect({ left, right, may: !expected }).toEqual({ left, right, may: expected })
      }
    }
  })

  test('every way to cut spells the text; both counts of segmentations agree', () => {
    const tokenizer = tokenizerFromFile(`tests/fixtures/tokenizers/${name}.json`)
    for (const text of ['All human', 'naïve Σίσυφος\n', '🙂 x', ' ']) {
      const bytes = encodeUtf8(vocabulary.normalize(text))
      for (const way of [byMerges, longestPrefix, longestSuffix, longestToken, singleBytes, leastTokens])
        expect(vocabulary.join(cutEachPreToken(vocabulary, bytes, way))).toEqual(bytes)
      const ways = waysToCut(vocabulary, bytes, { dropout: { variant: 'all-occurrences', probability: 1 }, seed: 1 })
      expect(ways.find(({ way }) => way === 'canonical')?.canonicality).toEqual({ canonical: true })
      expect(ways.find(({ way }) => way === 'dropout')?.tokens).toEqual(vocabulary.startSymbols(bytes).ids)
      expect(countSegmentationsBy(tokenizer, text)).toEqual({ ok: true, value: countSegmentations(vocabulary, bytes) })
    }
  })
})

describe('a tiny one', () => {
  const vocabulary = vocabularyOrThrow(tinySentencePiece(tiny))
  const id = (text: string): number => vocabulary.find(encodeUtf8(text), 0, encodeUtf8(text).length)
  const byte = (value: number): number => vocabulary.bpe.byteIds[value] ?? -1
  const adjacency = new Adjacency(vocabulary)
  const broken = (...tokens: number[]) => breakOf(vocabulary, tokens, canonicality(adjacency, tokens))

  test('tokens of bytes are found where no other has the byte, and both are counted', () => {
    expect(id(' ')).not.toBe(byte(0x20))
    expect(id('\n')).toBe(byte(0x0a))
    expect(vocabulary.bytesOf(byte(0x61))).toEqual(encodeUtf8('a'))
    // " a": the space or its byte, "a" or its byte.
    expect(countSegmentations(vocabulary, encodeUtf8(' a'))).toBe(4n)
    expect(vocabulary.encode(encodeUtf8(' ¢ab'))).toEqual([id(' '), byte(0xc2), byte(0xa2), id('ab')])
    expect(spansBetween(vocabulary, encodeUtf8(' é'), [1, 2]).map((span) => span.id)).toEqual([
      id(' '),
      byte(0xc3),
      byte(0xa9),
    ])
  })

  test('where it breaks: a byte of a character that has a token, a pair, and not at bytes of others', () => {
    expect(broken(id(' '), byte(0xc2), byte(0xa2), id('ab'))).toBeNull()
    expect(broken(id(' '), byte(0x61))).toMatchObject({
      reason: 'byte',
      index: 1,
      startByte: 1,
      endByte: 2,
      insteadEnds: [2],
    })
    expect(broken(id(' '), byte(0xc3), byte(0xa9), id('ab'))).toMatchObject({
      reason: 'byte',
      index: 1,
      startByte: 1,
      endByte: 3,
      insteadEnds: [3],
    })
    expect(broken(id(' ab'), id('c'), id('é'))).toMatchObject({
      reason: 'pair',
      index: 2,
      merge: { startByte: 3, middleByte: 4, endByte: 6, rank: 5 },
    })
    expect(broken(id(' '), id('ab'))).toMatchObject({ reason: 'pair', index: 1 })
  })

  test('runs that are cut out before merging: the longest first', () => {
    const lines = vocabularyOrThrow(
      tinySentencePiece({
        ...tiny,
        kind: 'gemma',
        characters: 'abcé中\n',
        merges: [
          ['a', '\n'],
          ['\n', '\n'],
          ['▁', '▁'],
        ],
        added: ['\n', '\n\n', '▁▁', '<b>'],
      }),
    )
    const find = (text: string): number => lines.find(encodeUtf8(text), 0, text.length)
    expect(lines.encode(encodeUtf8('a\n\n\nb  '))).toEqual(['a', '\n\n', '\n', 'b', '  '].map(find))
    expect(canonicality(new Adjacency(lines), ['\n', '\n\n'].map(find))).toEqual({
      canonical: false,
      reason: 'pair',
      index: 1,
      instead: ['\n\n', '\n'].map(find),
    })
    // A name in the text is no token of it.
    expect(find('<b>')).toBe(-1)
  })

  test('refused in words where tokens have no exact bytes', () => {
    const json = tinySentencePieceJson(tiny)
    const { model } = json
    const detailOf = (changed: object): unknown => {
      const found = vocabularyOf(tokenizerFromJson({ ...json, ...changed }))
      return found.ok ? null : found.failure.values['detail']
    }
    expect(
      detailOf({
        model: { ...model, vocab: { ...model.vocab, '<0x41>a': 900 }, merges: [...model.merges, ['<0x41>', 'a']] },
      }),
    ).toMatch(/merges join single bytes/)
    expect(
      detailOf({
        model: {
          ...model,
          vocab: Object.fromEntries(Object.entries(model.vocab).filter(([piece]) => piece !== '<0xF0>')),
        },
      }),
    ).toMatch(/no token for some bytes/)
    const lines = ['\n', '\n\n\n']
    const gapped = tinySentencePieceJson({ ...tiny, kind: 'gemma', added: lines })
    expect(detailOf(gapped)).toMatch(/not runs of every length/)
    expect(detailOf(tinySentencePieceJson({ ...tiny, added: ['\n'] }))).toMatch(/puts a space behind each/)
    // What changes a text otherwise, or leaves spaces as they are, has no exact bytes here.
    expect(
      detailOf({ normalizer: { type: 'Sequence', normalizers: [json.normalizer, { type: 'Lowercase' }] } }),
    ).toMatch(/^byte-exact work needs/)
    expect(detailOf({ normalizer: null })).toMatch(/^byte-exact work needs/)
    expect(detailOf({ normalizer: { type: 'Sequence', normalizers: [json.normalizer, { type: 'NFKC' }] } })).toMatch(
      /^byte-exact work needs/,
    )
    expect(detailOf({ normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, json.normalizer] } })).toBeNull()
  })
})
