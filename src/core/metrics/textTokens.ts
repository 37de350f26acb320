/** Which tokens the ratios of the table count. */
import type { LaneMeasures } from './measures.ts'

/** Tokens that stand for text: all but those that a template inserted. */
export function textTokens({ tokens, insertedTokens }: LaneMeasures): number {
  return tokens - insertedTokens
}
