/** Grapheme clusters (Unicode Standard Annex #29), by the browser's `Intl.Segmenter`. */
import { codePointCount } from './codePoints.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Characters that are a grapheme of their own between others like them (Grapheme_Cluster_Break=Other): letters of scripts
 * without prepended marks, syllables of Hangul, punctuation, digits and spaces; no emoji. Long stretches of them need no
 * segmenter.
 */
const SCRIPTS = 'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Ethiopic Han Hiragana Katakana'.split(' ')
const PLAIN = new RegExp(
  `[[\\p{L}&&[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}\\uac00-\\ud7a3]]\\x20-\\x7e\\p{Nd}\\p{P}]{32,}`,
  'gv',
)

/** Number of grapheme clusters. A line break of two characters is one. */
export function graphemeCount(text: string): number {
  let count = 0
  let at = 0
  for (const { 0: plain, index } of text.matchAll(PLAIN)) {
    // The first may belong to a prepended mark before it, the last may carry marks that follow: both go with those.
    const last = plain.length - (isTrail(plain.charCodeAt(plain.length - 1)) ? 2 : 1)
    const first = isTrail(plain.charCodeAt(1)) ? 2 : 1
    count += segmentCount(text.slice(at, index + first)) + codePointCount(plain.slice(first, last))
    at = index + last
  }
  return count + segmentCount(text.slice(at))
}

/** Whether this is the second half of a surrogate pair. */
function isTrail(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}

function segmentCount(text: string): number {
  let count = 0
  for (const segment of segmenter.segment(text)) if (segment.segment !== '') count++
  return count
}
