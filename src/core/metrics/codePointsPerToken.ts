/** Compression in code points. */
import type { LaneMeasures, TextStatistics } from './measures.ts'
import { textTokens } from './textTokens.ts'

/** Code points of the text for each token that stands for text; null if there is none. */
export function codePointsPerToken(measures: LaneMeasures, text: TextStatistics): number | null {
  const tokens = textTokens(measures)
  return tokens === 0 ? null : text.codePoints / tokens
}
