/** Tokens per word, which is called fertility. */
import type { LaneMeasures, TextStatistics } from './measures.ts'
import { textTokens } from './textTokens.ts'

/**
 * Tokens that stand for text, for each word; null if there are no words. Rust et al. 2021, "How Good is Your
 * Tokenizer?", over the words of the segmenter that {@link TextStatistics.segmenter} names.
 */
export function tokensPerWord(measures: LaneMeasures, text: TextStatistics): number | null {
  return text.words === 0 ? null : textTokens(measures) / text.words
}
