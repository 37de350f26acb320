/**
 * How a tokenizer adapts to the text in hand, and its one canonical spelling, which stands in references:
 * `zip2zip;codes=1024;most=5`. Pure.
 */

export interface Adaptation {
  readonly method: 'zip2zip'
  /** Codes that a text can have. */
  readonly codes: number
  /** Tokens of a code, at most. */
  readonly most: number
}

const MAX_CODES = 65_536
const MAX_TOKENS = 32
const SPELLING = /^zip2zip;codes=([1-9]\d{0,4});most=([1-9]\d?)$/

export const usualAdaptation: Adaptation = { method: 'zip2zip', codes: 1024, most: 5 }

/** The adaptation that a spelling says; null if it is none. */
export function parseAdaptation(spelling: string): Adaptation | null {
  const [codes, most] = SPELLING.exec(spelling)?.slice(1).map(Number) ?? []
  if (codes === undefined || most === undefined || codes > MAX_CODES || most < 2 || most > MAX_TOKENS) return null
  return { method: 'zip2zip', codes, most }
}

/** The inverse of {@link parseAdaptation}. */
export function formatAdaptation({ method, codes, most }: Adaptation): string {
  return `${method};codes=${codes};most=${most}`
}
