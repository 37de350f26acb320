/** A tokenizer from texts, step by step, by any of the algorithms: what was merged, how long the texts are now, and the file. */
import { encodeUtf8 } from '../text/utf8.ts'
import { byteIds, trainBytePairs } from './bytePairTrainer.ts'
import { createLeastTokensTraining } from './leastTokens/leastTokensTraining.ts'
import type { LearnedMerge } from './mergeTrainer.ts'
import type { BaseAlgorithm, ParityVariant, TrainingAlgorithm, TrainingPattern } from './names.ts'
import { PARITY_WINDOW, trainParity } from './parityTrainer.ts'
import { LINES, patternOf, spellingOf, trainingPatternOf } from './patterns.ts'
import { MergeSegmenter } from './segmentation.ts'
import { tokenizedLine, trainAcross } from './superwordTrainer.ts'
import { countTexts, TokenTally, type TextCounts, type WeightedText } from './textCounts.ts'
import { tokenizerJson } from './tokenizerJson.ts'
import { TokenTable } from './tokenTable.ts'
import type { Training } from './trainingRun.ts'
import { createUnigramTraining } from './unigram/unigramTraining.ts'
import {
  isWord,
  lettersOfWord,
  PieceTable,
  trainWordPiece,
  WORD_PIECE_WORDS,
  wordPieceJson,
} from './wordPieceTrainer.ts'

export interface TrainingSettings {
  readonly algorithm: Exclude<TrainingAlgorithm, BaseAlgorithm>
  /** Of BPE, parity-aware BPE and the least tokens; superwords have words with marks, WordPiece BERT's words, and Unigram words between spaces. */
  readonly pattern: TrainingPattern
  /** Entries, with the 256 bytes or the characters, without the end-of-text token. */
  readonly vocabularySize: number
  /** Of superwords in two stages: entries at which the first stage ends, in percent of all. */
  readonly firstStage: number
  readonly parity: ParityVariant
}

const PERCENT = 100

export function createTraining(texts: readonly WeightedText[], settings: TrainingSettings): Training {
  switch (settings.algorithm) {
    case 'wordpiece':
      return wordPieces(texts, settings)
    case 'unigram':
      return createUnigramTraining(texts, settings.vocabularySize)
    case 'least-tokens': {
      const { pattern, vocabularySize } = settings
      const spelling = isGpt2(pattern) ? null : spellingOf(pattern)
      return createLeastTokensTraining(texts, { vocabularySize, pattern: trainingPatternOf(pattern), spelling })
    }
    case 'parity':
      return parity(texts, settings)
    case 'bpe':
      return bytePairs(texts, settings)
    case 'superwords':
      return superwords(texts, settings, Math.ceil((settings.vocabularySize * settings.firstStage) / PERCENT))
    case 'one-stage':
      return superwords(texts, settings, 0)
  }
}

const isGpt2 = (pattern: TrainingPattern): boolean => pattern === 'gpt2'

/** What byte-level tokenizers have in common. */
function byteLevel(
  pattern: string | null,
  steps: (
    table: TokenTable,
    merges: LearnedMerge[],
    show: (tokens: () => readonly number[]) => void,
  ) => ReturnType<Training['steps']>,
): Training {
  const table = new TokenTable()
  const merges: LearnedMerge[] = []
  let tokens = (): readonly number[] => []
  return {
    steps: () => steps(table, merges, (shown) => (tokens = shown)),
    tokens: () => tokens(),
    bytesOf: (id) => table.bytesOf(id),
    size: () => table.size,
    file: () => tokenizerJson(table, merges, pattern),
    before: { entries: table.size, made: 0 },
  }
}

function tallyOf(texts: readonly WeightedText[], counts: TextCounts): TokenTally {
  return new TokenTally(
    texts.length,
    counts,
    Array.from(counts.weighted.keys(), (segment) => byteIds(segment).length),
  )
}

function bytePairs(texts: readonly WeightedText[], { pattern, vocabularySize }: TrainingSettings): Training {
  return byteLevel(isGpt2(pattern) ? null : spellingOf(pattern), function* (table, merges, show) {
    const counts = yield* countTexts(texts, trainingPatternOf(pattern))
    const tally = tallyOf(texts, counts)
    show(() => tally.tokens())
    const onJoined = (segment: number): void => tally.joined(segment)
    for (const merge of trainBytePairs(counts.weighted, { vocabularySize, onJoined }, table)) {
      merges.push(merge)
      yield { ...merge, kind: 'merge', size: table.size, text: null }
    }
  })
}

/** @param firstSize entries at which merges begin to cross pre-tokens; 256 or less: they do from the start */
function superwords(texts: readonly WeightedText[], { vocabularySize }: TrainingSettings, firstSize: number): Training {
  return byteLevel(LINES, function* (table, merges, show) {
    const words = trainingPatternOf('words-with-marks')
    if (firstSize > table.size) {
      const counts = yield* countTexts(texts, words)
      const tally = tallyOf(texts, counts)
      show(() => tally.tokens())
      const onJoined = (segment: number): void => tally.joined(segment)
      for (const merge of trainBytePairs(counts.weighted, { vocabularySize: firstSize, onJoined }, table)) {
        merges.push(merge)
        yield { ...merge, kind: 'merge', size: table.size, text: null }
      }
    }
    const counts = yield* countTexts(texts, patternOf(LINES))
    const segmenter = new MergeSegmenter(merges)
    const lines = Array.from(counts.weighted, ([line, count]) => tokenizedLine(line, count, words, segmenter))
    const tally = new TokenTally(
      texts.length,
      counts,
      lines.map(({ tokens }) => tokens.length),
    )
    show(() => tally.tokens())
    const onJoined = (line: number): void => tally.joined(line)
    for (const merge of trainAcross(lines, { vocabularySize, words, onJoined }, table)) {
      merges.push(merge)
      yield { ...merge, kind: 'merge', size: table.size, text: null }
    }
  })
}

/** The texts are their own development texts: they say the same where they are translations. */
function parity(
  texts: readonly WeightedText[],
  { pattern, vocabularySize, parity: variant }: TrainingSettings,
): Training {
  return byteLevel(isGpt2(pattern) ? null : spellingOf(pattern), function* (table, merges, show) {
    const corpora = []
    for (const one of texts) {
      const { weighted } = yield* countTexts([{ text: one.text, weight: 1 }], trainingPatternOf(pattern))
      const training = new Map(Array.from(weighted, ([preToken, count]) => [preToken, count * one.weight]))
      corpora.push({ training, development: weighted })
    }
    let lengths: readonly number[] = texts.map(({ text }) => encodeUtf8(text).length)
    show(() => lengths)
    const pooledMerges = variant === 'hybrid' ? Math.floor((vocabularySize - table.size) / 2) : 0
    const window = variant === 'window' ? { window: PARITY_WINDOW } : {}
    for (const merge of trainParity(corpora, { vocabularySize, pooledMerges, ...window }, table)) {
      merges.push(merge)
      ;({ lengths } = merge)
      yield { ...merge, kind: 'merge', size: table.size, text: merge.corpus }
    }
  })
}

function wordPieces(texts: readonly WeightedText[], { vocabularySize }: TrainingSettings): Training {
  const table = new PieceTable()
  let tokens = (): readonly number[] => []
  return {
    *steps() {
      const counts = yield* countTexts(texts, WORD_PIECE_WORDS)
      const places: number[] = []
      const words = new Map<string, number>()
      for (const [place, [segment, count]] of [...counts.weighted].entries()) {
        if (!isWord(segment)) continue
        words.set(segment, count)
        places.push(place)
      }
      const inWords = { ...counts, inTexts: places.map((place) => counts.inTexts[place] ?? []) }
      const lengths = Array.from(words.keys(), (word) => lettersOfWord(word).length)
      const tally = new TokenTally(texts.length, inWords, lengths)
      tokens = () => tally.tokens()
      const onJoined = (word: number): void => tally.joined(word)
      for (const merge of trainWordPiece(words, { vocabularySize, onJoined }, table))
        yield { ...merge, kind: 'merge', size: table.size, text: null }
    },
    tokens: () => tokens(),
    bytesOf: (id) => encodeUtf8(table.piece(id)),
    size: () => table.size,
    file: () => wordPieceJson(table),
    before: null,
  }
}
