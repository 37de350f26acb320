/**
 * Pre-tokenization patterns of the trained tokenizers, as they stand in `tokenizer.json`: without inline flags, which
 * not every engine of regular expressions has.
 */
import type { TrainingPattern } from './names.ts'

/**
 * Words with at most one character before them, single digits, runs of symbols, white space: cl100k_base's pattern with
 * marks (`\p{M}`) beside letters, so that words of Indic and South-East Asian scripts stay whole, and digits one by one.
 */
export const WORDS =
  "'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\\r\\n\\p{L}\\p{M}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"

/** Whole lines with their line feed, cut at digits: what superwords may span. */
export const LINES = '\\p{N}|[^\\r\\n\\p{N}]*\\n|[^\\r\\n\\p{N}]+|\\r'

/** Every character (code point) by itself. */
export const CHARACTERS = '[\\s\\S]'

/**
 * A pattern of a `tokenizer.json` as a regular expression of JavaScript over all matches. Its `\s` has U+FEFF and lacks
 * U+0085, of which the tokenizers' own `\s` is the contrary: pre-tokens of texts with either may be counted otherwise than
 * they are encoded. The shipped tokenizers were trained so (three such characters in 68 MB), and a pre-token counted
 * once more or less moves merges that are nearly as frequent, so to read it otherwise would train others.
 */
export function patternOf(source: string): RegExp {
  return new RegExp(source, 'gu')
}

const SPACES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`
/** The same without a flag. `ſ` is a lower-case `s`. */
const CONTRACTION_SPELLED = String.raw`(?:'(?:[sStTmMdD\u017f]|[rR][eE]|[vV][eE]|[lL][lL]))`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const CASED = `${PREFIX}${UPPER}*${LOWER}+${CONTRACTION}?|${PREFIX}${UPPER}+${LOWER}*${CONTRACTION}?`

/** The patterns that a reader may train with, as published files spell them. */
const spellings: Readonly<Record<TrainingPattern, string>> = {
  'words-with-marks': WORDS,
  gpt2: String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  cl100k_base: String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${SPACES}`,
  o200k_base: String.raw`${CASED}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${SPACES}`,
  lines: LINES,
}

/** As it stands in a `tokenizer.json`. */
export const spellingOf = (pattern: TrainingPattern): string => spellings[pattern]

/**
 * The same as a regular expression of JavaScript over all matches, with the white space of the tokenizers' own engine, so
 * that a text is counted as it will be encoded.
 */
export function trainingPatternOf(pattern: TrainingPattern): RegExp {
  return new RegExp(
    spellings[pattern]
      .replaceAll(CONTRACTION, CONTRACTION_SPELLED)
      .replaceAll(String.raw`\s`, String.raw`\p{White_Space}`)
      .replaceAll(String.raw`\S`, String.raw`\P{White_Space}`),
    'gu',
  )
}
