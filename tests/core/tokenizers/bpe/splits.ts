/** The patterns of the `Split` pre-tokenizers of each shipped tokenizer, in turn, as its publisher writes them. */
import type { shippedBpeIds } from './shipped.ts'

const LINES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const words = (behind: string): string => `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}`

export const splits: Readonly<Record<(typeof shippedBpeIds)[number], readonly string[]>> = {
  gpt2: [String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`],
  cl100k_base: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  o200k_base: [String.raw`${words(`${CONTRACTION}?`)}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
  qwen3: [String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|${LINES}`],
  'deepseek-v3': [
    String.raw`\p{N}{1,3}`,
    '[一-龥぀-ゟ゠-ヿ]+',
    `[!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_\`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|${LINES}`,
  ],
  'mistral-nemo': [String.raw`${words('')}|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`],
}
