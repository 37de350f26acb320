/**
 * The pre-tokenization patterns of the shipped tokenizers as their publishers write them, for the libraries that run patterns
 * (Oniguruma's syntax): of the `Split` pre-tokenizers in turn. The page itself runs scanners, see `patterns.ts`.
 */
import type { PatternName } from './patterns.ts'
import { LINES, splitPatterns } from './splitPatterns.ts'

export const publishedPatterns = {
  gpt2: [String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`],
  cl100k_base: [splitPatterns.cl100k],
  o200k_base: [splitPatterns.o200k],
  qwen: [splitPatterns.qwen2],
  'deepseek-v3': [
    String.raw`\p{N}{1,3}`,
    '[一-龥぀-ゟ゠-ヿ]+',
    `[!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_\`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|${LINES}`,
  ],
  tekken: [splitPatterns.tekken],
} as const satisfies Partial<Readonly<Record<PatternName, readonly string[]>>>

export type PublishedPattern = keyof typeof publishedPatterns

/** Whether the pattern is one of a publisher's. */
export function isPublished(pattern: PatternName): pattern is PublishedPattern {
  return Object.hasOwn(publishedPatterns, pattern)
}
