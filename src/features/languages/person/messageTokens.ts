/** How many tokens the reader's message has in the base language. Pure. */
import { sumOf } from '../../../core/metrics/columnSums.ts'
import { tokensOfCharacters } from '../../../core/metrics/messageFits.ts'
import type { LanguageData } from '../useLanguageData.ts'

/**
 * One message for all tokenizers: as many characters (code points) of the base language as the reader said, segmented as
 * the corpus is on average. Null before the base language is counted.
 */
export function messageTokens(
  { base, options, statisticsOf, countsOf }: LanguageData,
  reference: string,
): number | null {
  const statistics = base === null ? null : statisticsOf(base)
  const counts = base === null ? null : countsOf(base, reference)
  if (statistics === null || counts === null) return null
  return tokensOfCharacters(options.messageCharacters, sumOf(counts.tokens), sumOf(statistics.codePoints))
}
