/** Grapheme clusters (Unicode Standard Annex #29), by the browser's `Intl.Segmenter`. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** From U+0020 to U+007E every character is a grapheme of its own, so long stretches need no segmenter. */
const PLAIN = /[\x20-\x7e]{64,}/g

/** Number of grapheme clusters. A line break of two characters is one. */
export function graphemeCount(text: string): number {
  let count = 0
  let at = 0
  for (const { 0: plain, index } of text.matchAll(PLAIN)) {
    // The first may belong to a prepended mark before it, the last may carry marks that follow: both go with those.
    count += segmentCount(text.slice(at, index + 1)) + plain.length - 2
    at = index + plain.length - 1
  }
  return count + segmentCount(text.slice(at))
}

function segmentCount(text: string): number {
  let count = 0
  for (const segment of segmenter.segment(text)) if (segment.segment !== '') count++
  return count
}
