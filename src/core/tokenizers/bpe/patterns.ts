/** The pre-tokenization patterns that have a scanner, by the names that the compact files use. */
import { bloomScanner } from './scanners/bloom.ts'
import { charactersScanner } from './scanners/characters.ts'
import { cl100kScanner } from './scanners/cl100k.ts'
import { deepseekScanner } from './scanners/deepseek.ts'
import { gpt2Scanner } from './scanners/gpt2.ts'
import { gpt2SingleDigitsScanner } from './scanners/gpt2SingleDigits.ts'
import { linesScanner } from './scanners/lines.ts'
import { o200kScanner } from './scanners/o200k.ts'
import type { Scanner } from './scanners/scanner.ts'
import { wordsWithMarksScanner } from './scanners/wordsWithMarks.ts'
import { TokenReach } from './tokenReach.ts'
import type { BpeVocabulary } from './vocabulary.ts'

export const patternNames = [
  'gpt2',
  'cl100k_base',
  'o200k_base',
  'qwen',
  'deepseek-v3',
  'tekken',
  'words-with-marks',
  'lines',
  'characters',
  'gpt2-single-digits',
  'bloom',
] as const
export type PatternName = (typeof patternNames)[number]

export const scanners: Readonly<Record<PatternName, Scanner>> = {
  gpt2: gpt2Scanner,
  cl100k_base: cl100kScanner(3),
  qwen: cl100kScanner(1),
  o200k_base: o200kScanner({ mostDigits: 3, contractions: true }),
  tekken: o200kScanner({ mostDigits: 1, contractions: false }),
  'deepseek-v3': deepseekScanner,
  'words-with-marks': wordsWithMarksScanner,
  lines: linesScanner(null),
  characters: charactersScanner,
  'gpt2-single-digits': gpt2SingleDigitsScanner,
  bloom: bloomScanner,
}

/** The scanner that an engine with this vocabulary uses: the pattern's, or a finer one that leads to the same tokens. */
export function scannerFor(pattern: PatternName, vocabulary: BpeVocabulary): Scanner {
  return pattern === 'lines' && !vocabulary.wholePieces
    ? { ...linesScanner(new TokenReach(vocabulary)), pattern: scanners.lines }
    : scanners[pattern]
}
