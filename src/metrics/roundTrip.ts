/** Whether decoding a segmentation gives the text back. */
import type { LaneMeasures } from './measures.ts'

const EXCERPT = 24

/** Compares the decoded text with the text; a lone surrogate counts as U+FFFD, which every tokenizer is given for it. */
export function roundTrip(text: string, decoded: string): LaneMeasures['roundTrip'] {
  const expected = text.toWellFormed()
  if (decoded === expected) return { status: 'exact' }
  let at = 0
  while (at < expected.length && expected[at] === decoded[at]) at++
  // Not from the middle of a surrogate pair.
  if (at > 0 && (expected.charCodeAt(at - 1) & 0xfc00) === 0xd800) at--
  const excerpt = (of: string): string => {
    const end = at + EXCERPT
    // Nor into the middle of one.
    const isCut = (of.charCodeAt(end - 1) & 0xfc00) === 0xd800 && (of.charCodeAt(end) & 0xfc00) === 0xdc00
    return of.slice(at, isCut ? end - 1 : end).toWellFormed()
  }
  return { status: 'differs', atUtf16: at, expected: excerpt(expected), got: excerpt(decoded) }
}
