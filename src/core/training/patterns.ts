/**
 * Pre-tokenization patterns of the trained tokenizers, as they stand in `tokenizer.json`: without inline flags, which
 * not every engine of regular expressions has.
 */

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
