/** Superwords: both stages against a trainer that counts from scratch, and what a superword may be. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { readSpelling, spellBytes } from '../../../src/core/tokenizers/bpe/byteAlphabet.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { LINES, patternOf, WORDS } from '../../../src/core/training/patterns.ts'
import { preTokensOf } from '../../../src/core/training/preTokens.ts'
import {
  trainSuperwords,
  wordsIn,
  type SuperwordMerge,
  type SuperwordSettings,
} from '../../../src/core/training/superwordTrainer.ts'
import { bytesInLetterOrder, TokenTable } from '../../../src/core/training/tokenTable.ts'
import { lettersOf, naiveMerges, type MayMerge, type NaiveMerge, type Sequence } from './bruteForce.ts'

const words = patternOf(WORDS)
const lines = patternOf(LINES)
const settings: SuperwordSettings = { vocabularySize: 320, firstStageSize: 268, words, lines }

function mergesOf(texts: readonly string[], changes: Partial<SuperwordSettings> = {}) {
  const table = new TokenTable()
  const steps = [...trainSuperwords(texts, { ...settings, ...changes }, table)]
  return { table, merges: steps.filter((step): step is SuperwordMerge => step.kind === 'merge') }
}

const spelling = (text: string): string => spellBytes(encodeUtf8(text))

function counted(texts: readonly string[], pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const part of preTokensOf(text, pattern)) counts.set(part, (counts.get(part) ?? 0) + 1)
  return counts
}

/** Words of a token in the byte alphabet, counted without the code under test: runs of letters and marks. */
function wordCount(text: string): number {
  return decodeUtf8(readSpelling(text) ?? new Uint8Array()).match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0
}

/** The two stages by counting again before every merge. */
function naive(
  texts: readonly string[],
  mostWords: number,
  { onlyAcross = false, secondTexts = texts }: Pick<SuperwordSettings, 'onlyAcross' | 'secondTexts'> = {},
): readonly (NaiveMerge & { readonly stage: 1 | 2 })[] {
  const order = Array.from(bytesInLetterOrder, (byte) => spellBytes(Uint8Array.of(byte)))
  const preTokens = [...counted(texts, words)]
  const first = naiveMerges(
    preTokens.map(([text, count]) => lettersOf(spelling(text), count)),
    { order, most: settings.firstStageSize - 256, leastCount: 2 },
  )
  const cut = new Map(preTokens.map(([text], index) => [text, first.sequences[index]?.tokens ?? []]))
  const sequences: Sequence[] = []
  const wordOf: (readonly number[])[] = []
  for (const [line, count] of counted(secondTexts, lines)) {
    const tokens: { text: string; first: number; last: number }[] = []
    const owners: number[] = []
    for (const [word, preToken] of [...preTokensOf(line, words)].entries()) {
      const base = owners.length
      // A pre-token of a line need not be one of the text: white space before a line's end.
      const known = cut.get(preToken) ?? naiveCut(spelling(preToken), first.merges)
      for (const token of known) tokens.push({ text: token.text, first: base + token.first, last: base + token.last })
      for (let letter = 0; letter < spelling(preToken).length; letter++) owners.push(word)
    }
    sequences.push({ tokens, count })
    wordOf.push(owners)
  }
  const mayMerge: MayMerge = (line, left, right) => {
    const joined = left.text + right.text
    if (joined.includes(':') || wordCount(joined) > mostWords) return false
    const owners = wordOf[line] ?? []
    if (owners[left.first] === owners[right.last]) return !onlyAcross
    return owners[left.first - 1] !== owners[left.first] && owners[right.last + 1] !== owners[right.last]
  }
  const most = settings.vocabularySize
  const second = naiveMerges(sequences, { order, most: Math.max(0, most - order.length), leastCount: 2, mayMerge })
  return [
    ...first.merges.map((merge) => ({ ...merge, stage: 1 as const })),
    ...second.merges.map((merge) => ({ ...merge, stage: 2 as const })),
  ]
}

/** A pre-token by merges in their order, each over the whole. */
function naiveCut(text: string, merges: readonly NaiveMerge[]): Sequence['tokens'] {
  let tokens = lettersOf(text, 1).tokens
  for (const { left, right } of merges) {
    const after: Sequence['tokens'][number][] = []
    for (let at = 0; at < tokens.length; at++) {
      const [one, other] = [tokens[at], tokens[at + 1]]
      if (one === undefined) break
      if (one.text === left && other?.text === right) {
        after.push({ text: left + right, first: one.first, last: other.last })
        at++
      } else after.push(one)
    }
    tokens = after
  }
  return tokens
}

const vocabulary = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'é', 'no', 'नम']
const texts = fc.array(
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...vocabulary),
        fc.constantFrom(' ', ' ', ' ', ', ', ': ', '\n', '7', " '", '  ', '.\n'),
      ),
      { minLength: 2, maxLength: 18 },
    )
    .map((parts) => parts.flat().join('')),
  { minLength: 1, maxLength: 4 },
)

describe('both stages equal those of counting again', () => {
  test('on any texts', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 4 }), (corpus, mostWords) => {
        const { table, merges } = mergesOf(corpus, { mostWords })
        const found = merges.map(({ left, right, count, stage }) => ({
          left: table.spelling(left),
          right: table.spelling(right),
          count,
          stage,
        }))
        expect(found).toEqual(naive(corpus, mostWords))
      }),
      { numRuns: 150 },
    )
  })

  test('across pre-tokens only, and from other texts than the first stage', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (corpus, secondTexts, onlyAcross) => {
        const { table, merges } = mergesOf(corpus, { onlyAcross, secondTexts })
        const found = merges.map(({ left, right, count, stage }) => ({
          left: table.spelling(left),
          right: table.spelling(right),
          count,
          stage,
        }))
        expect(found).toEqual(naive(corpus, 4, { onlyAcross, secondTexts }))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a superword', () => {
  test('lies in one pre-token or is some whole ones, of few words and without a colon', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 4 }), (corpus, mostWords) => {
        const { table, merges } = mergesOf(corpus, { mostWords, vocabularySize: 400 })
        const inLines = [...counted(corpus, lines).keys()].map((line) => [...preTokensOf(line, words)].map(spelling))
        const wholes = new Set(
          inLines.flatMap((parts) =>
            parts.flatMap((_, from) =>
              parts.slice(from).map((__, length) => parts.slice(from, from + length + 1).join('')),
            ),
          ),
        )
        for (const { merged, stage } of merges) {
          if (stage === 1) continue
          const text = table.spelling(merged)
          expect(text).not.toContain(':')
          expect(wordCount(text)).toBeLessThanOrEqual(mostWords)
          expect(wholes.has(text) || inLines.flat().some((part) => part.includes(text))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('is of several pre-tokens where only such are asked for', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, (corpus) => {
        const { table, merges } = mergesOf(corpus, { onlyAcross: true, vocabularySize: 400 })
        for (const { merged, stage } of merges)
          if (stage === 2) expect([...preTokensOf(decodeUtf8(table.bytesOf(merged)), words)].length).toBeGreaterThan(1)
      }),
      { numRuns: 100 },
    )
  })

  test('is learnt: of a repeated sentence, four words at a time', () => {
    const { table, merges } = mergesOf(
      Array.from({ length: 20 }, (_, index) => `the cat sat on the mat${'.'.repeat(index % 3)}\n`),
      { firstStageSize: 290, vocabularySize: 400 },
    )
    const learnt = merges.filter(({ stage }) => stage === 2).map(({ merged }) => decodeUtf8(table.bytesOf(merged)))
    expect(learnt.some((text) => wordsIn(encodeUtf8(text), words) === 4)).toBe(true)
    expect(learnt.filter((text) => wordsIn(encodeUtf8(text), words) > 4)).toEqual([])
  })

  test('may be of more words where that is asked for', () => {
    const corpus = Array.from({ length: 20 }, () => 'the cat sat on the mat\n')
    const { table, merges } = mergesOf(corpus, { mostWords: 6, firstStageSize: 290, vocabularySize: 400 })
    expect(merges.map(({ merged }) => decodeUtf8(table.bytesOf(merged)))).toContain('the cat sat on the mat\n')
  })

  test('words are pre-tokens with a letter', () => {
    expect(
      [' of the', ' , and', " don't", '123', ' naïve नमस्ते', ''].map((text) => wordsIn(encodeUtf8(text), words)),
    ).toEqual([2, 1, 2, 0, 2, 0])
  })
})

describe.each([
  { id: 'tessera-superword-16k', firstStageSize: 11_500, size: 16_383 },
  { id: 'tessera-superword', firstStageSize: 6144, size: 8191 },
])('the superwords of $id', ({ id, firstStageSize, size }) => {
  const { model } = v.parse(
    v.object({ model: v.object({ merges: v.array(v.tuple([v.string(), v.string()])) }) }),
    JSON.parse(readFileSync(`public/models/${id}/tokenizer.json`, 'utf8')),
  )
  const firstStage = firstStageSize - 256
  const learnt = model.merges.slice(firstStage).map((parts) => readSpelling(parts.join('')) ?? new Uint8Array())

  test('keep the rules', () => {
    expect(learnt).toHaveLength(size - firstStageSize)
    expect(learnt.filter((bytes) => bytes.includes(0x3a))).toEqual([])
    expect(Math.max(...learnt.map((bytes) => wordsIn(bytes, words)))).toBeLessThanOrEqual(4)
  })

  test('are of several words as often as the card says', () => {
    const several = learnt.filter((bytes) => wordsIn(bytes, words) > 1).map((bytes) => decodeUtf8(bytes))
    const count = several.length.toLocaleString('en-US')
    expect(findCard(id)?.card.algorithm).toContain(`${count} of them of several words`)
    expect(several).toContain(' of the')
  })

  test('the first stage has none', () => {
    const first = model.merges
      .slice(0, firstStage)
      .map((parts) => decodeUtf8(readSpelling(parts.join('')) ?? new Uint8Array()))
    expect(first.filter((text) => /\p{L} +\p{L}/u.test(text))).toEqual([])
  })
})
