/** Counts of units against tiktoken, bytes and code points, and against counts done by hand where tokens are unknown. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { get_encoding } from 'tiktoken'
import { describe, expect, test } from 'vitest'
import { articleOne } from '../../../src/core/samples/articleOne.ts'
import { countUnitsSteps } from '../../../src/core/metrics/countUnits.ts'
import { unitStatisticsSteps } from '../../../src/core/metrics/unitStatistics.ts'
import type { CountingMode } from '../../../src/core/metrics/unitCounts.ts'
import { ByteTokenizer } from '../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../src/core/tokenizers/characters/characterTokenizer.ts'
import { readTokenizerFile } from '../../../src/platform/tokenizers/readTokenizerFile.ts'
import { runSteps } from '../../../src/core/tokenizers/runSteps.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { shippedBpe } from '../tokenizers/bpe/shipped.ts'
import { engineHere } from '../../../src/core/text/engine.ts'

function cardOf(id: string) {
  const entry = findCard(id)
  if (entry === null) throw new Error(id)
  return entry.card
}

const bytes = new ByteTokenizer(cardOf('byt5'))
const characters = new CharacterTokenizer(cardOf('canine'))
const gpt2 = shippedBpe('gpt2')

function count(
  tokenizer: Tokenizer,
  units: readonly (string | null)[],
  mode: CountingMode,
  locale = 'en',
  emptyItems: readonly number[] = [],
) {
  const { statistics, words } = runSteps(unitStatisticsSteps(units, locale))
  return { statistics, ...runSteps(countUnitsSteps(tokenizer, units, words, mode, emptyItems)) }
}

const sum = (column: Uint32Array): number => column.reduce((total, value) => total + value, 0)
const unit = fc.oneof(
  fc.constant(null),
  fc.constant(''),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...articleOne.map(({ text }) => text), 'a  b\n', ' leading and trailing '),
)

describe('tokens of units', () => {
  const reference = get_encoding('gpt2')
  test('alone are tiktoken’s, bytes are bytes, code points are code points; a missing unit has none', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const of = (measure: (text: string) => number) =>
          units.map((text) => (text === null ? 0 : measure(text.toWellFormed())))
        expect([...count(gpt2, units, 'per-unit').tokens]).toEqual(of((text) => reference.encode_ordinary(text).length))
        expect([...count(bytes, units, 'per-unit').tokens]).toEqual(of((text) => Buffer.byteLength(text)))
        expect([...count(characters, units, 'per-unit').tokens]).toEqual(of((text) => [...text].length))
        expect([...count(bytes, units, 'per-unit').statistics.present]).toEqual(
          units.map((text) => (text === null ? 0 : 1)),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('joined add up to the tokens of the one string, whose bytes each count in one unit', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const joined = units
          .filter((text) => text !== null)
          .join(' ')
          .toWellFormed()
        expect(sum(count(gpt2, units, 'joined').tokens)).toBe(reference.encode_ordinary(joined).length)
        const present = units.flatMap((text, index) =>
          text === null ? [] : [{ index, length: Buffer.byteLength(text.toWellFormed()) }],
        )
        const expected = units.map(() => 0)
        for (const [place, { index, length }] of present.entries()) expected[index] = length + (place === 0 ? 0 : 1)
        expect([...count(bytes, units, 'joined').tokens]).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('joined as Petrov et al. do add up to the tokens of a split at line breaks, joined by spaces', () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replace(/[\r\n]/g, ' ')),
    )
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }), (parts) => {
        // Each part is a file that a line break ends; a line without text is a unit that is lacking.
        const items = parts.flatMap((lines) => `${lines.join('\n')}\n`.split('\n'))
        const units = parts.flat().map((text) => (text === '' ? null : text))
        const ends: number[] = []
        for (const lines of parts) ends.push((ends.at(-1) ?? 0) + lines.length)
        const counted = count(gpt2, units, 'joined-petrov', 'en', ends)
        expect(sum(counted.tokens)).toBe(reference.encode_ordinary(items.join(' ').toWellFormed()).length)
      }),
      { numRuns: 200 },
    )
  })

  test('of which no sum changes when the units change places, each alone', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), fc.nat(), (units, seed) => {
        const turned = units.map((_, index) => units[(index + seed) % units.length] ?? null)
        const [one, other] = [count(gpt2, units, 'per-unit'), count(gpt2, turned, 'per-unit')]
        expect(sum(other.tokens)).toBe(sum(one.tokens))
        expect(sum(other.continuedWords)).toBe(sum(one.continuedWords))
        expect(other.singleTokenTypes).toBe(one.singleTokenTypes)
        expect(other.statistics.wordTypes).toBe(one.statistics.wordTypes)
      }),
      { numRuns: 100 },
    )
  })

  test('may be fewer or more joined than alone: merges cross the join, and a space joins a word', () => {
    // "a" and " b" joined: "a", " ", " b" is what GPT-2 makes of two spaces; one space alone joins "b".
    expect(sum(count(gpt2, ['a', 'b'], 'per-unit').tokens)).toBe(2)
    expect(sum(count(gpt2, ['a', 'b'], 'joined').tokens)).toBe(2)
    expect(sum(count(gpt2, ['a', ' b'], 'joined').tokens)).toBe(3)
    expect(sum(count(gpt2, ['one', ''], 'joined').tokens)).toBe(2)
  })
})

describe('words of units', () => {
  test('that tokens cut, counted by hand', () => {
    const texts = ['lowercase strawberry', 'the end']
    const pieces = texts.map((text) =>
      [...gpt2.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids].map((id) => gpt2.decode([id])),
    )
    expect(pieces).toEqual([
      ['lower', 'case', ' strawberry'],
      ['the', ' end'],
    ])
    for (const mode of ['per-unit', 'joined'] as const) {
      const { continuedWords, statistics } = count(gpt2, texts, mode)
      expect([...continuedWords]).toEqual([1, 0])
      expect([...statistics.words]).toEqual([2, 2])
    }
    // As types, alone and without a space: "the" and "end" are one token each, "strawberry" is three.
    const { singleTokenTypes, statistics } = count(gpt2, texts, 'per-unit')
    expect([singleTokenTypes, statistics.wordTypes]).toEqual([2, 4])
  })

  test('of Thai are the dictionary’s, not the spaces’', () => {
    const { statistics } = count(bytes, ['มนุษย์ทั้งหลายเกิดมามีอิสระ'], 'per-unit', 'tha')
    expect(statistics.words[0]).toBeGreaterThan(3)
    expect(statistics.segmenter).toBe(`Intl.Segmenter of ${engineHere}, locale th`)
  })

  test('of a language that the segmenter does not know are cut by one fixed locale', () => {
    expect(count(bytes, ['a b'], 'per-unit', 'not a tag').statistics.segmenter).toBe(
      `Intl.Segmenter of ${engineHere}, locale en`,
    )
  })
})

test('unknown tokens and the characters under them, alone and joined', async () => {
  const file = readFileSync('tests/fixtures/tokenizers/wordpiece.json')
  const read = await readTokenizerFile({
    name: 'wordpiece.json',
    bytes: new Uint8Array(file).buffer,
    beside: [],
    tiktokenPattern: 'gpt2',
  })
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  const units = ['𒀀𒀁 a', null, '𒀂𒀃𒀄']
  for (const mode of ['per-unit', 'joined'] as const) {
    const counted = count(read.value, units, mode)
    expect([...counted.unknownTokens]).toEqual([1, 0, 1])
    expect([...counted.unknownCodePoints]).toEqual([2, 0, 3])
  }
})
