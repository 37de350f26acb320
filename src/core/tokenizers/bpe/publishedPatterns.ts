/**
 * The pre-tokenization patterns of the shipped tokenizers as their publishers write them, for the libraries that run patterns
 * (Oniguruma's syntax): of the `Split` pre-tokenizers in turn. The page itself runs scanners, see `patterns.ts`.
 */
import type { PatternName } from './patterns.ts'

const LINES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const words = (behind: string): string => `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}`

export const publishedPatterns = {
  gpt2: [String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`],
  cl100k_base: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  o200k_base: [String.raw`${words(`${CONTRACTION}?`)}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
  qwen: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  'deepseek-v3': [
    String.raw`\p{N}{1,3}`,
    '[一-龥぀-ゟ゠-ヿ]+',
    `[!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_\`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|${LINES}`,
  ],
  tekken: [String.raw`${words('')}|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
} as const satisfies Partial<Readonly<Record<PatternName, readonly string[]>>>

export type PublishedPattern = keyof typeof publishedPatterns

/** Whether the pattern is one of a publisher's. */
export function isPublished(pattern: PatternName): pattern is PublishedPattern {
  return Object.hasOwn(publishedPatterns, pattern)
}
