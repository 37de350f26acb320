/** Training as a caller meets it: progress, stopping, the same result again, and a file that others read. */
import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { spellBytes } from '../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { ByteLevelBpe } from '../../../src/core/tokenizers/bpe/byteLevelBpe.ts'
import { byteIds, trainBytePairs } from '../../../src/core/training/bytePairTrainer.ts'
import { characterMerges, countCharacters } from '../../../src/core/training/characterMerges.ts'
import type { LearnedMerge } from '../../../src/core/training/mergeTrainer.ts'
import { CHARACTERS, LINES, patternOf, WORDS } from '../../../src/core/training/patterns.ts'
import { countPreTokens, preTokensOf } from '../../../src/core/training/preTokens.ts'
import { MergeSegmenter } from '../../../src/core/training/segmentation.ts'
import { trainSuperwords, type SuperwordMerge } from '../../../src/core/training/superwordTrainer.ts'
import { END_OF_TEXT, tokenizerJson } from '../../../src/core/training/tokenizerJson.ts'
import { TokenTable } from '../../../src/core/training/tokenTable.ts'
import { seededRandom } from '../../randomTexts.mjs'
import { loadTrained } from './loadTrained.ts'

const corpus = readFileSync('tests/oracle/training/text.txt', 'utf8')
  .split(/(?<=\n)/u)
  .slice(0, 300)
const words = patternOf(WORDS)
const settings = { vocabularySize: 500, firstStageSize: 420, words, lines: patternOf(LINES) }

function preTokensIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) countPreTokens(text, words, counts)
  return counts
}

function trained(texts: readonly string[]) {
  const table = new TokenTable()
  const merges = [...trainBytePairs(preTokensIn(texts), { vocabularySize: 500 }, table)]
  return { table, merges }
}

function superwords(texts: readonly string[]) {
  const table = new TokenTable()
  const steps = [...trainSuperwords(texts, settings, table)]
  return { table, steps, merges: steps.filter((step): step is SuperwordMerge => step.kind === 'merge') }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed)
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}

const plain = { addSpecialTokens: false, parseSpecialTokens: false }

describe('again', () => {
  test('the same texts give the same merges, in any order of the texts', () => {
    const { merges } = trained(corpus)
    expect(merges).toHaveLength(500 - 256)
    expect(trained(corpus).merges).toEqual(merges)
    expect(trained(shuffled(corpus, 3)).merges).toEqual(merges)
  })

  test('so do superwords, with their stages', () => {
    const { merges } = superwords(corpus)
    expect(superwords(corpus).merges).toEqual(merges)
    expect(superwords(shuffled(corpus, 4)).merges).toEqual(merges)
    expect(merges.map(({ stage }) => stage)).toEqual([
      ...Array.from({ length: 420 - 256 }, () => 1),
      ...Array.from({ length: 80 }, () => 2),
    ])
  })
})

describe('progress and stopping', () => {
  test('a caller that asks for ten merges gets the first ten, and no more is done', () => {
    const { merges } = trained(corpus)
    const table = new TokenTable()
    const steps = trainBytePairs(preTokensIn(corpus), { vocabularySize: 500 }, table)
    const first = Array.from({ length: 10 }, () => steps.next().value)
    expect(first).toEqual(merges.slice(0, 10))
    steps.return()
    expect(steps.next()).toEqual({ done: true, value: undefined })
    expect(table.size).toBe(266)
  })

  test('reading superwords says how far it is, in each stage, and can be stopped there', () => {
    const long = Array.from({ length: 600 }, (_, index) => `${corpus[index % corpus.length]} ${index}\n`)
    const reading = superwords(long).steps.filter((step) => step.kind === 'reading')
    for (const stage of [1, 2]) {
      const done = reading.filter((step) => step.stage === stage)
      expect(done.length).toBeGreaterThan(1)
      expect(done.every((step) => step.done > 0 && step.done <= step.all)).toBe(true)
    }
    const table = new TokenTable()
    const steps = trainSuperwords(long, settings, table)
    expect(steps.next().value).toMatchObject({ kind: 'reading', stage: 1, done: 256, all: 600 })
    steps.return()
    expect(steps.next().done).toBe(true)
    expect(table.size).toBe(256)
  })

  test('training ends by itself where no pair is left that occurs often enough', () => {
    const table = new TokenTable()
    expect(
      [
        ...trainBytePairs(
          new Map([
            ['abab', 1],
            ['x', 9],
          ]),
          { vocabularySize: 500 },
          table,
        ),
      ].map(({ count }) => count),
    ).toEqual([2])
    expect(table.size).toBe(257)
    expect([
      ...trainBytePairs(new Map([['abab', 1]]), { vocabularySize: 500, leastCount: 3 }, new TokenTable()),
    ]).toEqual([])
  })
})

describe('segmentation by the merges', () => {
  test('a pre-token of a hundred thousand letters is no trouble', () => {
    const { merges, table } = trained(corpus)
    const ids = new MergeSegmenter(merges).segment('the'.repeat(33_000))
    expect(ids.reduce((sum, id) => sum + table.bytesOf(id).length, 0)).toBe(99_000)
  })

  test('is what the tokenizer from the file does, and the library', () => {
    const { table, merges } = trained(corpus)
    const json = tokenizerJson(table, merges, WORDS)
    const [ours, library] = [
      loadTrained(json),
      new LibraryTokenizer(json, { tokenizer_class: 'PreTrainedTokenizerFast' }),
    ]
    expect(ours).toBeInstanceOf(ByteLevelBpe)
    const segmenter = new MergeSegmenter(merges)
    for (const text of corpus) {
      const expected = [...preTokensOf(text, words)].flatMap((preToken) => [...segmenter.segment(preToken)])
      expect([...ours.encode(text, plain).ids]).toEqual(expected)
      expect(library.encode(text, { add_special_tokens: false }).ids).toEqual(expected)
    }
    const { ids } = ours.encode(END_OF_TEXT, { addSpecialTokens: false, parseSpecialTokens: true })
    expect([...ids]).toEqual([table.size])
  })
})

describe('character merges', () => {
  const characters = fc.array(
    fc.tuple(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => text.isWellFormed()),
      fc.integer({ min: 1, max: 200 }),
    ),
    { maxLength: 30 },
  )

  test('make one token of a frequent character, never more than one, and bytes of a rare one', () => {
    fc.assert(
      fc.property(characters, (list) => {
        const counts = new Map(list)
        const table = new TokenTable()
        const segmenter = new MergeSegmenter(characterMerges(counts, 100, table))
        for (const [character, count] of counts) {
          const ids = segmenter.segment(character)
          if (count >= 100) expect(ids).toHaveLength(1)
          expect(Buffer.concat(Array.from(ids, (id) => table.bytesOf(id)))).toEqual(Buffer.from(encodeUtf8(character)))
        }
        for (let id = 256; id < table.size; id++) expect(Array.from(decodeUtf8(table.bytesOf(id)))).toHaveLength(1)
      }),
    )
  })

  test('come in the order of frequency, equally frequent ones by code point', () => {
    const counts = new Map<string, number>()
    countCharacters('ééüüüößß', counts)
    expect([...counts]).toEqual([
      ['é', 2],
      ['ü', 3],
      ['ö', 1],
      ['ß', 2],
    ])
    const table = new TokenTable()
    const merges: readonly LearnedMerge[] = characterMerges(counts, 2, table)
    expect(merges.map(({ merged }) => decodeUtf8(table.bytesOf(merged)))).toEqual(['ü', 'ß', 'é'])
  })
})

describe('the patterns', () => {
  test('of whole lines and characters leave no part of a text out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const source of [WORDS, LINES, CHARACTERS])
          expect([...preTokensOf(text, patternOf(source))].join('')).toBe(text)
      }),
    )
  })

  test('bytes get the ids of their letters in order', () => {
    expect([...byteIds('!~é')].map((id) => new TokenTable().spelling(id))).toEqual(Array.from('!~é', spell).flat())
    expect(byteIds('!')[0]).toBe(0)
  })
})

function spell(text: string): readonly string[] {
  return Array.from(encodeUtf8(text), (byte) => spellBytes(Uint8Array.of(byte)))
}
