/** Patterns by which published tokenizers split a text before merging, as their tokenizer.json spells them. Written for Oniguruma. */

export const LINES = String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`
const CONTRACTION = `(?i:'s|'t|'re|'ve|'m|'ll|'d)`
const PREFIX = String.raw`[^\r\n\p{L}\p{N}]?`
const UPPER = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
const LOWER = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
const OTHERS = String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*`
const words = (behind: string): string => `${PREFIX}${UPPER}*${LOWER}+${behind}|${PREFIX}${UPPER}+${LOWER}*${behind}`

export const splitPatterns = {
  /** Of CLIP. */
  clip: String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`,
  /** Of cl100k_base and Llama 3. */
  cl100k: String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}{1,3}|${OTHERS}|${LINES}`,
  /** Of Qwen 2 and 3. */
  qwen2: String.raw`${CONTRACTION}|${PREFIX}\p{L}+|\p{N}|${OTHERS}|${LINES}`,
  /** Of o200k_base. */
  o200k: String.raw`${words(`${CONTRACTION}?`)}|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`,
  tekken: String.raw`${words('')}|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|${LINES}`,
  bloom: String.raw` ?[^(\s|[.,!?…。，、।۔،])]+`,
  /** Of DeepSeek-V3, in turn. */
  deepseekV3: [
    String.raw`\p{N}{1,3}`,
    '[一-龥\u3040-ゟ゠-ヿ]+',
    '[!"#$%&\'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+',
  ],
  wordsWithMarks: String.raw`'(?:[sdmtSDMT]|ll|LL|ve|VE|re|RE)|[^\r\n\p{L}\p{M}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|${LINES}`,
  wholeLines: String.raw`\p{N}|[^\r\n\p{N}]*\n|[^\r\n\p{N}]+|\r`,
} as const
