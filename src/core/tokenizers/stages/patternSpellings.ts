/** The pre-tokenization patterns that have a scanner, as published files spell them. */
import type { PatternName } from '../bpe/patterns.ts'
import { splitPatterns } from '../bpe/splitPatterns.ts'

/** The patterns of `Split` stages, in turn, as published files spell them. */
export const patternSpellings: readonly (readonly [PatternName, readonly string[]])[] = [
  ['cl100k_base', [splitPatterns.cl100k]],
  ['qwen', [splitPatterns.qwen2]],
  ['o200k_base', [splitPatterns.o200k]],
  ['tekken', [splitPatterns.tekken]],
  ['words-with-marks', [splitPatterns.wordsWithMarks]],
  ['lines', [splitPatterns.wholeLines]],
  ['characters', [String.raw`[\s\S]`]],
  ['bloom', [splitPatterns.bloom]],
  ['deepseek-v3', splitPatterns.deepseekV3],
]
