/**
 * Two-stage superword BPE (after Liu et al. 2025, "SuperBPE: Space Travel for Language Models"): merges within pre-tokens
 * first, then merges that may cross them, on whole lines. A token that spans several pre-tokens begins and ends where
 * pre-tokens do, holds at most `mostWords` words and no colon.
 */
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
  /** Pattern of the stretches that the second stage does not cross. */
  readonly lines: RegExp
  readonly leastCount?: number
  /** 4 unless told, as in SuperBPE's `mw4`. */
  readonly mostWords?: number
}

interface Line extends CountedSequence {
  /** For each token the index of its pre-token in the line. */
  readonly words: Int32Array
}

const decoder = new TextDecoder()

function countLines(texts: Iterable<string>, lines: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) countPreTokens(text, lines, counts)
  return counts
}

function tokenizedLines(counts: ReadonlyMap<string, number>, words: RegExp, segmenter: MergeSegmenter): Line[] {
  return Array.from(counts, ([text, count]) => {
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
  })
}

/** Words in a token: its pre-tokens that hold a letter. */
export function wordsIn(bytes: Uint8Array, words: RegExp): number {
  let count = 0
  for (const preToken of preTokensOf(decoder.decode(bytes), words)) if (/\p{L}/u.test(preToken)) count++
  return count
}

/** Learns merges into `table`, yielding each; `stage` tells the two apart. `texts` is read twice. */
export function* trainSuperwords(
  texts: Iterable<string>,
  settings: SuperwordSettings,
  table: TokenTable,
): Generator<LearnedMerge & { readonly stage: 1 | 2 }, void, void> {
  const leastCount = settings.leastCount ?? 2
  const mostWords = settings.mostWords ?? 4
  const preTokens = new Map<string, number>()
  for (const text of texts) countPreTokens(text, settings.words, preTokens)
  const firstStage: LearnedMerge[] = []
  for (const merge of trainBytePairs(preTokens, { vocabularySize: settings.firstStageSize, leastCount }, table)) {
    firstStage.push(merge)
    yield { ...merge, stage: 1 }
  }

  const lines = tokenizedLines(countLines(texts, settings.lines), settings.words, new MergeSegmenter(firstStage))
  const merges = learnMerges(lines, {
    leastCount,
    idOf: (left, right) => table.idOfJoined(left, right),
    isBarred: (left, right) => {
      const bytes = table.joined(left, right)
      return bytes.includes(0x3a) || wordsIn(bytes, settings.words) > mostWords
    },
    mayJoin: (line, first, last) => {
      const words = lines[line]?.words
      if (words === undefined || words[first] === words[last]) return true
      return words[first - 1] !== words[first] && words[last] !== words[last + 1]
    },
  })
  while (table.size < settings.vocabularySize) {
    const { done, value } = merges.next()
    if (done === true) return
    yield { ...value, stage: 2 }
  }
}
