/**
 * Trains a Unigram model (Kudo 2018) as Hugging Face's `tokenizers` does, after SentencePiece: from many pieces, expectation
 * maximization estimates the probability of each, and the quarter whose loss lowers the likelihood least is dropped, until a
 * tenth more than wanted are left.
 *
 * Two peculiarities are the library's: the estimate is of the Bayesian kind (by the digamma function), and the likelihood
 * without a piece is taken with as many tokens more, for each of the piece, as the model has pieces.
 */
import { Trie } from '../../tokenizers/stages/models/trie.ts'
import type { PassStep, RoundStep } from '../steps.ts'
import { UNKNOWN, UnigramLattice, type ScoredPiece } from './lattice.ts'
import { seedPieces } from './seedPieces.ts'

export interface UnigramSettings {
  /** With the unknown piece; more if the text has more characters. */
  readonly vocabularySize: number
  /** Code points of a piece, at most; 16 unless told. */
  readonly mostLength?: number
  /** Pieces at the beginning, at most; 1,000,000 unless told. */
  readonly mostSeeds?: number
}

/** Pieces with the logarithms of their probabilities; the first is the unknown one. */
export type UnigramVocabulary = readonly (readonly [piece: string, score: number])[]

export const UNKNOWN_PIECE = '<unk>'
const KEPT_SHARE = 0.75
const SPARE = 1.1
const ESTIMATES_PER_ROUND = 2
/** Pieces that are expected less often are dropped. */
const LEAST_EXPECTED = 0.5
/** Characters that have no probability left are spelled by this much less than the least probable piece, each once more. */
const MISSING_PENALTY = 0.0001
/** Words between two steps. */
const SLICE = 2048

type Words = readonly (readonly [word: string, count: number])[]

/** The logarithmic derivative of the gamma function, by its asymptotic series. */
export function digamma(value: number): number {
  let result = 0
  let x = value
  for (; x < 7; x += 1) result -= 1 / x
  const inverse = 1 / (x - 0.5)
  const square = inverse * inverse
  const fourth = square * square
  return (
    result +
    Math.log(x - 0.5) +
    square / 24 -
    (7 / 960) * fourth +
    (31 / 8064) * fourth * square -
    (127 / 30_720) * fourth * fourth
  )
}

class Trainer {
  readonly #words: Words
  readonly #trie = new Trie()
  #nodes = 0
  pieces: readonly ScoredPiece[]

  constructor(counts: ReadonlyMap<string, number>, mostLength: number, mostSeeds: number) {
    this.#words = [...counts]
    const seeds = seedPieces(counts, mostLength, mostSeeds)
    const all = Math.log(seeds.reduce((sum, { weight }) => sum + weight, 0))
    const scored = seeds.map(({ piece, weight }) => {
      const node = this.#trie.add(piece, 0)
      this.#nodes = Math.max(this.#nodes, node + 1)
      return { piece, node, score: Math.log(weight) - all }
    })
    this.pieces = [{ piece: UNKNOWN_PIECE, node: -1, score: NaN }, ...scored]
  }

  lattice(pieces = this.pieces): UnigramLattice {
    return new UnigramLattice(this.#trie, this.#nodes, pieces)
  }

  /** How many tokens a word has by a vocabulary whose pieces were all among the first. */
  lengthBy(vocabulary: UnigramVocabulary): (word: string) => number {
    const lattice = this.lattice(
      vocabulary.map(([piece, score], id) => ({ piece, score, node: id === UNKNOWN ? -1 : this.#trie.add(piece, 0) })),
    )
    return (word) => lattice.best(word).length
  }

  *#pass(visit: (word: string, count: number) => void): Generator<PassStep, void, void> {
    for (const [index, [word, count]] of this.#words.entries()) {
      visit(word, count)
      if (index % SLICE === SLICE - 1) yield { kind: 'pass', done: index + 1, all: this.#words.length }
    }
  }

  /** One step of expectation maximization. */
  *estimate(): Generator<PassStep, void, void> {
    const lattice = this.lattice()
    const expected = new Float64Array(this.pieces.length)
    yield* this.#pass((word, count) => void lattice.expect(word, count, expected))
    const [unknown] = this.pieces
    const kept = this.pieces.flatMap((scored, id) => {
      const often = expected[id] ?? 0
      return id === UNKNOWN || often < LEAST_EXPECTED ? [] : [{ ...scored, often }]
    })
    const all = digamma(kept.reduce((sum, { often }) => sum + often, 0))
    this.pieces = [
      ...(unknown === undefined ? [] : [unknown]),
      ...kept.map(({ piece, node, often }) => ({ piece, node, score: digamma(often) - all })),
    ]
  }

  /** Drops the pieces whose loss costs least, so that at most `most` are left, if so many can go. */
  *prune(most: number): Generator<PassStep, void, void> {
    const lattice = this.lattice()
    const { pieces } = this
    const alternatives = pieces.map(({ piece }, id) => (id === UNKNOWN ? null : lattice.withoutItself(piece)))
    const often = new Float64Array(pieces.length)
    let wordsAll = 0
    yield* this.#pass((word, count) => {
      wordsAll += count
      for (const id of lattice.best(word)) often[id] = (often[id] ?? 0) + count
    })
    const all = often.reduce((sum, count) => sum + count, 0)
    const kept: ScoredPiece[] = pieces.slice(0, 1)
    const candidates: { readonly scored: ScoredPiece; readonly loss: number }[] = []
    for (const [id, scored] of pieces.entries()) {
      if (id === UNKNOWN) continue
      const count = often[id] ?? 0
      const parts = alternatives[id] ?? null
      if (parts === null ? count > 0 : parts.length === 0) kept.push(scored)
      if (parts === null || parts.length === 0 || count === 0) continue
      const allAfter = Math.log(all + count * (pieces.length - 1))
      const after = parts.reduce((sum, part) => sum + Math.log((often[part] ?? 0) + count) - allAfter, 0)
      candidates.push({ scored, loss: (count / wordsAll) * (Math.log(count) - Math.log(all) - after) })
    }
    const best = candidates.toSorted((one, other) => other.loss - one.loss)
    for (const { scored } of best.slice(0, Math.max(0, most - kept.length))) kept.push(scored)
    this.pieces = kept
  }

  /** All characters, and of the others the first, so that there are `size`; the most probable first. */
  finish(size: number): UnigramVocabulary {
    const scores = new Map(this.pieces.slice(1).map(({ piece, score }) => [piece, score]))
    const least = [...scores.values()].reduce((lowest, score) => Math.min(lowest, score), 0)
    const characters = new Set(this.#words.flatMap(([word]) => [...word]))
    let missing = 0
    const chosen = new Map<string, number>()
    for (const character of characters)
      chosen.set(character, scores.get(character) ?? least + MISSING_PENALTY * missing++)
    for (const [piece, score] of scores) {
      if (chosen.size >= size - 1) break
      chosen.set(piece, score)
    }
    return [[UNKNOWN_PIECE, 0], ...[...chosen].toSorted(([, one], [, other]) => other - one)]
  }
}

/** The pieces with the logarithms of their probabilities; the unknown one is the first. */
export function* trainUnigram(
  words: ReadonlyMap<string, number>,
  { vocabularySize, mostLength = 16, mostSeeds = 1_000_000 }: UnigramSettings,
): Generator<PassStep | RoundStep, UnigramVocabulary, void> {
  const trainer = new Trainer(words, mostLength, mostSeeds)
  const enough = Math.floor(vocabularySize * SPARE)
  for (;;) {
    for (let time = 0; time < ESTIMATES_PER_ROUND; time++) yield* trainer.estimate()
    const lattice = trainer.lattice()
    yield { kind: 'round', size: trainer.pieces.length, lengthOf: (word) => lattice.best(word).length }
    if (trainer.pieces.length <= enough) break
    const before = trainer.pieces.length
    yield* trainer.prune(Math.max(enough, Math.floor(before * KEPT_SHARE)))
    // What no other pieces spell stays, so that fewer may not be had.
    if (trainer.pieces.length === before) break
  }
  const vocabulary = trainer.finish(vocabularySize)
  yield { kind: 'round', size: vocabulary.length, lengthOf: trainer.lengthBy(vocabulary) }
  return vocabulary
}
