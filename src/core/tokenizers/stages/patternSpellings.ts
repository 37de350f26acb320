/** The pre-tokenization patterns that have a scanner, as published files spell them. */
import type { PatternName } from '../bpe/patterns.ts'

const LINES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = `(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const words = (behind: string): string => `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}`
const WORDS_WITH_MARKS = String.raw`'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\r\n\p{L}\p{M}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|${LINES}`
const WHOLE_LINES = String.raw`\p{N}|[^\r\n\p{N}]*\n|[^\r\n\p{N}]+|\r`

/** The patterns of `Split` stages, in turn, as published files spell them. */
export const patternSpellings: readonly (readonly [PatternName, readonly string[]])[] = [
  ['cl100k_base', [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`]],
  ['qwen', [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`]],
  ['o200k_base', [String.raw`${words(`${CONTRACTION}?`)}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`]],
  ['tekken', [String.raw`${words('')}|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`]],
  ['words-with-marks', [WORDS_WITH_MARKS]],
  ['lines', [WHOLE_LINES]],
  ['characters', [String.raw`[\s\S]`]],
  ['bloom', [String.raw` ?[^(\s|[.,!?…。，、।۔،])]+`]],
  [
    'deepseek-v3',
    [
      String.raw`\p{N}{1,3}`,
      '[一-龥\u3040-ゟ゠-ヿ]+',
      '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+',
    ],
  ],
]
