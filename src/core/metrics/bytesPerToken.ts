/** Compression in bytes. */
import type { LaneMeasures, TextStatistics } from './measures.ts'
import { textTokens } from './textTokens.ts'

/** UTF-8 bytes of the text for each token that stands for text; null if there is none. */
export function bytesPerToken(measures: LaneMeasures, text: TextStatistics): number | null {
  const tokens = textTokens(measures)
  return tokens === 0 ? null : text.bytes / tokens
}
