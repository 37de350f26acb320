/**
 * Unigram: the vocabularies of Hugging Face's trainer, to the last piece (tests/oracle/training/make_unigram.py); with
 * those of SentencePiece, which differs in details, most pieces in common and held-out text no less probable; its parts by
 * brute force; and the same ids by the file in the Rust library (saved.test.ts).
 */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import golden from '../../oracle/training/unigram_rust.json' with { type: 'json' }
import { Trie } from '../../../src/core/tokenizers/stages/models/trie.ts'
import { countTexts } from '../../../src/core/training/textCounts.ts'
import { createTraining } from '../../../src/core/training/training.ts'
import type { Training } from '../../../src/core/training/trainingRun.ts'
import { UnigramLattice, type ScoredPiece } from '../../../src/core/training/unigram/lattice.ts'
import { seedPieces } from '../../../src/core/training/unigram/seedPieces.ts'
import {
  digamma,
  trainUnigram,
  type UnigramVocabulary as Vocabulary,
} from '../../../src/core/training/unigram/unigramTrainer.ts'
import { unigramWords } from '../../../src/core/training/unigram/words.ts'
import { loadTrained } from './loadTrained.ts'
import { runToEnd } from './runToEnd.ts'

const characters = [...readFileSync('tests/oracle/training/text.txt', 'utf8')]
const text = characters.slice(0, golden.trained).join('')
const heldOut = characters.slice(golden.trained).join('')
const wordsOf = (from: string) => runToEnd(countTexts([{ text: from, weight: 1 }], unigramWords)).weighted
const words = wordsOf(text)
const pairsOf = (vocabulary: readonly (readonly (string | number)[])[]): Vocabulary =>
  vocabulary.map(([piece, score]) => [String(piece), Number(score)])
const learnt = golden.sizes.map(({ size, vocabulary, sentencepiece }) => ({
  size,
  rust: pairsOf(vocabulary),
  sentencePiece: pairsOf(sentencepiece),
  ours: runToEnd(trainUnigram(words, { vocabularySize: size })),
}))

/** Characters that lost their probability get one again in the order of a hash map there, each 0.0001 more than the one before. */
const hashOrder = 0.0001 * new Set(text).size

/** Of the words of a text over all segmentations by pieces, in nats. */
function logLikelihood(vocabulary: Vocabulary, counts: ReadonlyMap<string, number>): number {
  const { lattice } = latticeOf(vocabulary)
  let sum = 0
  for (const [word, count] of counts) sum += count * lattice.expect(word, count, new Float64Array(vocabulary.length))
  return sum
}

function latticeOf(vocabulary: Vocabulary) {
  const trie = new Trie()
  let nodes = 0
  const pieces: ScoredPiece[] = vocabulary.map(([piece, score], id) => {
    const node = id === 0 ? -1 : trie.add(piece, 0)
    nodes = Math.max(nodes, node + 1)
    return { piece, node, score }
  })
  return { lattice: new UnigramLattice(trie, nodes, pieces), pieces }
}

describe.each(learnt)('$size entries', ({ size, rust, sentencePiece, ours }) => {
  test('are those of the Rust library, with their probabilities', () => {
    expect(ours).toHaveLength(size)
    const known = new Map(rust)
    expect(ours.filter(([piece]) => !known.has(piece))).toEqual([])
    for (const [piece, score] of ours)
      expect(Math.abs(score - (known.get(piece) ?? NaN))).toBeLessThan(piece.length > 1 ? 0.000_01 : hashOrder)
  })

  test('have most in common with those of SentencePiece, and make held-out text no less probable', () => {
    const theirs = new Set(sentencePiece.map(([piece]) => piece))
    const common = ours.filter(([piece]) => theirs.has(piece)).length / size
    expect(common).toBeGreaterThan(0.7)
    const unseen = wordsOf(heldOut)
    const seen = new Map([...unseen].filter(([word]) => [...word].every((letter) => text.includes(letter))))
    expect(logLikelihood(ours, seen)).toBeGreaterThan(logLikelihood(sentencePiece, seen))
  })
})

test('words are split as the stages of the file split them', () => {
  const vocabulary = ['<unk>', ...'abc▁\n\t'].map((piece): readonly [string, number] => [piece, -1])
  const training = createTraining([{ text: 'a b', weight: 1 }], {
    algorithm: 'unigram',
    pattern: 'gpt2',
    vocabularySize: 300,
    firstStage: 80,
    parity: 'rule',
  })
  runToEnd(training.steps())
  const tokenizer = loadTrained({ ...training.file(), model: { type: 'Unigram', unk_id: 0, vocab: vocabulary } })
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', '▁', 'c'), maxLength: 20 }), (made) => {
      const { ids } = tokenizer.encode(made, { addSpecialTokens: false, parseSpecialTokens: false })
      const pieces = Array.from(ids, (id) => vocabulary[id]?.[0] ?? '')
      expect(pieces.join('')).toBe([...unigramWords(made)].join(''))
    }),
  )
})

test('the seeds are the substrings that several ends follow', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 7 })),
      (list) => {
        const counts = new Map(list.map((word, index) => [word, index + 1]))
        const ends = new Map<string, Set<string>>()
        const times = new Map<string, number>()
        for (const word of list) {
          const letters = [...word]
          for (let from = 0; from < letters.length; from++) {
            for (let to = from + 2; to <= Math.min(letters.length, from + 4); to++) {
              const piece = letters.slice(from, to).join('')
              times.set(piece, (times.get(piece) ?? 0) + 1)
              ends.set(piece, (ends.get(piece) ?? new Set()).add(letters[to] ?? ''))
            }
          }
        }
        const wanted = [...ends].filter(([, after]) => after.size > 1).map(([piece]) => piece)
        const seeds = seedPieces(counts, 4, 1000)
        const longer = seeds.filter(({ piece }) => [...piece].length > 1)
        expect(longer.map(({ piece }) => piece).toSorted()).toEqual(wanted.toSorted())
        for (const { piece, weight } of longer) expect(weight).toBe((times.get(piece) ?? 0) * [...piece].length)
        const weights = longer.map(({ weight }) => weight)
        expect(weights).toEqual(weights.toSorted((one, other) => other - one))
        const letters = seeds.filter(({ piece }) => [...piece].length === 1)
        for (const { piece, weight } of letters)
          expect(weight).toBe(list.reduce((sum, word, at) => sum + (at + 1) * (word.split(piece).length - 1), 0))
      },
    ),
  )
})

/** Every segmentation, as ids. */
function segmentations(word: string, pieces: readonly ScoredPiece[]): readonly (readonly number[])[] {
  if (word === '') return [[]]
  return pieces.flatMap(({ piece }, id) =>
    id > 0 && word.startsWith(piece)
      ? segmentations(word.slice(piece.length), pieces).map((rest) => [id, ...rest])
      : [],
  )
}

test('expected numbers, the best segmentation and that without a piece are those of all segmentations', () => {
  const vocabularies = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 2, maxLength: 4 }), { maxLength: 6 })
    .chain((list) =>
      fc
        .array(fc.double({ min: -8, max: -0.5, noNaN: true }), {
          minLength: list.length + 2,
          maxLength: list.length + 2,
        })
        .map((scores): Vocabulary => [
          ['<unk>', 0],
          ...['a', 'b', ...list].map((piece, index): readonly [string, number] => [piece, scores[index] ?? -1]),
        ]),
    )
  fc.assert(
    fc.property(
      vocabularies,
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 7 }),
      (vocabulary, word) => {
        const { lattice, pieces } = latticeOf(vocabulary)
        const scoreOf = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + (pieces[id]?.score ?? 0), 0)
        const ways = segmentations(word, pieces)
        const total = ways.reduce((sum, way) => sum + Math.exp(scoreOf(way)), 0)
        const expected = new Float64Array(pieces.length)
        expect(lattice.expect(word, 3, expected)).toBeCloseTo(Math.log(total), 9)
        const wanted = pieces.map((_, id) =>
          ways.reduce(
            (sum, way) => sum + (3 * way.filter((one) => one === id).length * Math.exp(scoreOf(way))) / total,
            0,
          ),
        )
        for (const [id, number] of wanted.entries()) expect(expected[id]).toBeCloseTo(number, 9)
        const highest = Math.max(...ways.map(scoreOf))
        expect(scoreOf(lattice.best(word))).toBeCloseTo(highest, 9)
        for (const { piece, score } of pieces.slice(1)) {
          const others = segmentations(piece, pieces).filter((way) => way.length > 1)
          const best = Math.max(...others.map(scoreOf))
          const found = lattice.withoutItself(piece)
          if (others.length === 0) expect(found).toEqual([])
          else if (best > score) expect(found).toBeNull()
          else expect(scoreOf(found ?? [])).toBeCloseTo(best, 9)
        }
      },
    ),
  )
})

test('digamma at known values', () => {
  expect(digamma(1)).toBeCloseTo(-0.577_215_664_901_532_9, 9)
  expect(digamma(0.5)).toBeCloseTo(-1.963_510_026_021_42, 9)
  expect(digamma(10)).toBeCloseTo(2.251_752_589_066_721, 9)
})

test('a text becomes as long by the file as it was measured', () => {
  const training = createTraining([{ text, weight: 1 }], {
    algorithm: 'unigram',
    pattern: 'gpt2',
    vocabularySize: 1000,
    firstStage: 80,
    parity: 'rule',
  })
  runToEnd(training.steps())
  const { ids } = loadTrained(training.file()).encode(text, { addSpecialTokens: false, parseSpecialTokens: false })
  expect(training.tokens()).toEqual([ids.length])
})

test('a text without words has the unknown piece only, and one of few keeps its characters', () => {
  const train = (from: string): Training => {
    const training = createTraining([{ text: from, weight: 1 }], {
      algorithm: 'unigram',
      pattern: 'gpt2',
      vocabularySize: 257,
      firstStage: 80,
      parity: 'rule',
    })
    runToEnd(training.steps())
    return training
  }
  expect(train('').size()).toBe(1)
  expect(JSON.stringify(train('xyz').file())).toContain('"y"')
})
