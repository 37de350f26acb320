/** What share of a message that has so many characters in the base language fits into a budget of tokens in another. */
import { sharedSumOf, sumOf } from './columnSums.ts'
import { messageFits, tokensOfCharacters } from './messageFits.ts'
import type { FigureSources } from './metric.ts'

/**
 * The message has the tokens of the base language, at the average of its text, times the premium; null if the base is not
 * counted, or has no text or no tokens.
 */
export function sharedMessage({ language, base, message }: FigureSources): number | null {
  if (base === null || message === undefined) return null
  const inBase = tokensOfCharacters(message.characters, sumOf(base.counts.tokens), sumOf(base.statistics.codePoints))
  const baseTokens = sharedSumOf(base.counts.tokens, language.statistics.present)
  if (inBase === null || baseTokens === 0) return null
  const premium = sharedSumOf(language.counts.tokens, base.statistics.present) / baseTokens
  return messageFits(inBase * premium, message.budget)
}
