/** Whether decoding a segmentation gives the text back. */
import type { LaneMeasures } from './measures.ts'

const EXCERPT = 24

/**
 * Compares the decoded text with the text, in UTF-16 units. A lone surrogate is no Unicode text: U+FFFD is encoded for
 * it, so the decoded text differs there. 'a\ud83db' → differs at 1, one lone surrogate.
 */
export function roundTrip(text: string, decoded: string): LaneMeasures['roundTrip'] {
  if (decoded === text) return { status: 'exact' }
  let at = 0
  while (at < text.length && text[at] === decoded[at]) at++
  // Not from the middle of a surrogate pair.
  if (at > 0 && (splitsPair(text, at) || splitsPair(decoded, at))) at--
  return {
    status: 'differs',
    atUtf16: at,
    expected: excerpt(text, at),
    got: excerpt(decoded, at),
    loneSurrogates: loneSurrogates(text),
  }
}

function splitsPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}

function excerpt(text: string, at: number): string {
  const end = Math.min(text.length, at + EXCERPT)
  return text.slice(at, end > at && end < text.length && splitsPair(text, end) ? end - 1 : end)
}

function loneSurrogates(text: string): number {
  const wellFormed = text.toWellFormed()
  if (wellFormed === text) return 0
  let count = 0
  for (let unit = 0; unit < text.length; unit++) if (text[unit] !== wellFormed[unit]) count++
  return count
}
