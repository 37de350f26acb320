/**
 * Two-stage superword BPE (after Liu et al. 2025, "SuperBPE: Space Travel for Language Models"): merges within pre-tokens
 * first, then merges that may cross them, on whole lines. What the second stage learns holds at most `mostWords` words and
 * no colon, and is learnt across pre-tokens only where it begins and ends as pre-tokens do.
 *
 * Training knows the pre-tokens within a line, encoding only merges and lines: there a merge may also join what training
 * kept apart, such as the end of a word to a beginning, where its two parts happen to meet. So it is with SuperBPE.
 */
import { decodeUtf8 } from '../text/utf8.ts'
import { trainBytePairs } from './bytePairTrainer.ts'
import { learnMerges, type CountedSequence, type LearnedMerge } from './mergeTrainer.ts'
import { countPreTokens, preTokensOf } from './preTokens.ts'
import { MergeSegmenter } from './segmentation.ts'
import type { TokenTable } from './tokenTable.ts'

export interface SuperwordSettings {
  readonly vocabularySize: number
  /** Size of the vocabulary at which the first stage ends. */
  readonly firstStageSize: number
  /** Pattern of the pre-tokens that the first stage does not cross. */
  readonly words: RegExp
  /** Pattern of the segments that the second stage does not cross. */
  readonly lines: RegExp
  readonly leastCount?: number
  /** 4 unless told, as in SuperBPE's `mw4`. */
  readonly mostWords?: number
  /** Texts of the second stage, if they are others than of the first. */
  readonly secondTexts?: readonly string[]
  /** Whether the second stage merges across pre-tokens only, so that all it learns are superwords. Not unless told. */
  readonly onlyAcross?: boolean
}

/** Between merges: texts or distinct lines that have been read, of how many. */
export interface ReadingStep {
  readonly kind: 'reading'
  readonly stage: 1 | 2
  readonly done: number
  readonly all: number
}

export interface SuperwordMerge extends LearnedMerge {
  readonly kind: 'merge'
  readonly stage: 1 | 2
}

export interface Line extends CountedSequence {
  /** For each token the index of its pre-token in the line. */
  readonly words: Int32Array
}

const COLON = 0x3a
/** Texts or lines read between two steps. */
const SLICE = 256

/** Counts the pre-tokens of each text, with a step now and then. */
function* readTexts(
  texts: readonly string[],
  pattern: RegExp,
  stage: 1 | 2,
): Generator<ReadingStep, ReadonlyMap<string, number>, void> {
  const counts = new Map<string, number>()
  for (const [index, text] of texts.entries()) {
    countPreTokens(text, pattern, counts)
    if (index % SLICE === SLICE - 1) yield { kind: 'reading', stage, done: index + 1, all: texts.length }
  }
  return counts
}

/** A line in tokens of the first stage, none of which crosses a pre-token. */
export function tokenizedLine(text: string, count: number, words: RegExp, segmenter: MergeSegmenter): Line {
  const tokens: number[] = []
  const wordOf: number[] = []
  let word = 0
  for (const preToken of preTokensOf(text, words)) {
    for (const id of segmenter.segment(preToken)) {
      tokens.push(id)
      wordOf.push(word)
    }
    word++
  }
  return { tokens: Int32Array.from(tokens), words: Int32Array.from(wordOf), count }
}

function* readLines(
  texts: readonly string[],
  { lines, words }: SuperwordSettings,
  segmenter: MergeSegmenter,
): Generator<ReadingStep, readonly Line[], void> {
  const counts = yield* readTexts(texts, lines, 2)
  const read: Line[] = []
  for (const [text, count] of counts) {
    read.push(tokenizedLine(text, count, words, segmenter))
    if (read.length % SLICE === 0) yield { kind: 'reading', stage: 2, done: read.length, all: counts.size }
  }
  return read
}

/** Words in a token: its pre-tokens that hold a letter. */
export function wordsIn(bytes: Uint8Array, words: RegExp): number {
  let count = 0
  for (const preToken of preTokensOf(decodeUtf8(bytes), words)) if (/\p{L}/u.test(preToken)) count++
  return count
}

/** What the second stage is told of its lines. */
export interface AcrossSettings extends Pick<
  SuperwordSettings,
  'vocabularySize' | 'words' | 'leastCount' | 'mostWords' | 'onlyAcross'
> {
  /** Told of every two tokens that became one, with the index of their line. */
  readonly onJoined?: (line: number) => void
}

/** The second stage: learns merges over lines into `table`, yielding each. */
export function* trainAcross(
  lines: readonly Line[],
  { vocabularySize, words: pattern, leastCount = 2, mostWords = 4, onlyAcross = false, onJoined }: AcrossSettings,
  table: TokenTable,
): Generator<LearnedMerge, void, void> {
  const merges = learnMerges(lines, {
    leastCount,
    idOf: (left, right) => table.idOfJoined(left, right),
    isBarred: (left, right) => {
      const bytes = table.joined(left, right)
      return bytes.includes(COLON) || wordsIn(bytes, pattern) > mostWords
    },
    mayJoin: (line, first, last) => {
      const words = lines[line]?.words
      if (words === undefined) return true
      if (words[first] === words[last]) return !onlyAcross
      return words[first - 1] !== words[first] && words[last] !== words[last + 1]
    },
    ...(onJoined === undefined ? {} : { onJoined }),
  })
  while (table.size < vocabularySize) {
    const { done, value } = merges.next()
    if (done === true) return
    yield value
  }
}

/**
 * Learns merges into `table`, yielding each, and steps while it reads; the caller stops by not asking for the next. Ties as
 * in {@link trainBytePairs}, in both stages.
 */
export function* trainSuperwords(
  texts: readonly string[],
  settings: SuperwordSettings,
  table: TokenTable,
): Generator<ReadingStep | SuperwordMerge, void, void> {
  const leastCount = settings.leastCount ?? 2
  const preTokens = yield* readTexts(texts, settings.words, 1)
  const firstStage: LearnedMerge[] = []
  for (const merge of trainBytePairs(preTokens, { vocabularySize: settings.firstStageSize, leastCount }, table)) {
    firstStage.push(merge)
    yield { ...merge, kind: 'merge', stage: 1 }
  }

  const lines = yield* readLines(settings.secondTexts ?? texts, settings, new MergeSegmenter(firstStage))
  for (const merge of trainAcross(lines, settings, table)) yield { ...merge, kind: 'merge', stage: 2 }
}
