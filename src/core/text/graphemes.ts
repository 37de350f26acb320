/** Grapheme clusters (Unicode Standard Annex #29), by the browser's `Intl.Segmenter`. */
import { codePointCount } from './codePoints.ts'
import { segmentTexts } from './segmentTexts.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Characters that are a grapheme of their own between others like them (Grapheme_Cluster_Break=Other): letters of scripts
 * without prepended marks, syllables of Hangul, punctuation, digits and spaces; no emoji. Long runs of them need no
 * segmenter.
 */
const SCRIPTS = 'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Ethiopic Han Hiragana Katakana'.split(' ')
const PLAIN = new RegExp(
  `[[\\p{L}&&[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}\\uac00-\\ud7a3]]\\x20-\\x7e\\p{Nd}\\p{P}]{32,}`,
  'gv',
)

/** Number of grapheme clusters. A line break of two characters is one. */
export function graphemeCount(text: string): number {
  const steps = graphemeCountSteps([text])
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value[0] ?? 0
}

/** Numbers of grapheme clusters of texts, of which null has none. Yields now and then. */
export function* graphemeCountSteps(texts: readonly (string | null)[]): Generator<void, Uint32Array, void> {
  const counts = new Uint32Array(texts.length)
  // What is between the plain runs, and the index of the text that it is of.
  const rests: string[] = []
  const textOfRest: number[] = []
  for (const [index, text] of texts.entries()) {
    if (text === null) continue
    const [rest, plain] = withoutPlain(text)
    counts[index] = plain
    // One by one: a text of megabytes has more than a call takes arguments.
    for (const part of rest) {
      rests.push(part)
      textOfRest.push(index)
    }
    yield
  }
  const segments = segmentTexts(rests, segmenter, (rest) => {
    const index = textOfRest[rest] ?? 0
    counts[index] = (counts[index] ?? 0) + 1
  })
  for (const _ of segments) yield
  return counts
}

/** The parts of a text that need the segmenter, and the number of graphemes of what is between them. */
function withoutPlain(text: string): readonly [rest: readonly string[], plain: number] {
  const rest: string[] = []
  let count = 0
  let at = 0
  for (const { 0: plain, index } of text.matchAll(PLAIN)) {
    // The first may belong to a prepended mark before it, the last may carry marks that follow: both go with those.
    const last = plain.length - (isTrail(plain.charCodeAt(plain.length - 1)) ? 2 : 1)
    const first = isTrail(plain.charCodeAt(1)) ? 2 : 1
    rest.push(text.slice(at, index + first))
    count += codePointCount(plain.slice(first, last))
    at = index + last
  }
  rest.push(text.slice(at))
  return [rest, count]
}

/** Whether this is the second half of a surrogate pair. */
function isTrail(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}
