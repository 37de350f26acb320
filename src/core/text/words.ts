/** Words, by the browser's `Intl.Segmenter` (UAX #29 with dictionaries for scripts without spaces). */
import { engineHere } from './engine.ts'
import { utf8Length } from './utf8.ts'

/** Spans in bytes of UTF-8, ascending, without overlap. */
export interface WordSpans {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** The segmenter of a locale (BCP 47; empty for the browser's own) and how to name it beside a figure. */
export function wordSegmenter(locale: string): { readonly segmenter: Intl.Segmenter; readonly name: string } {
  const segmenter = new Intl.Segmenter(locale === '' ? undefined : supported(locale), { granularity: 'word' })
  return { segmenter, name: `Intl.Segmenter of ${engineHere}, locale ${segmenter.resolvedOptions().locale}` }
}

function supported(locale: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(locale)[0]
  } catch {
    return undefined
  }
}

/** Segments that the segmenter calls word-like: letters, digits, ideographs; no punctuation, no spaces. */
export function* wordSpanSteps(text: string, locale: string): Generator<number, WordSpans, void> {
  const starts: number[] = []
  const ends: number[] = []
  const { segmenter } = wordSegmenter(locale)
  let byte = 0
  let steps = 0
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const end = byte + utf8Length(segment)
    if (isWordLike === true) {
      starts.push(byte)
      ends.push(end)
    }
    byte = end
    if (++steps % 4096 === 0) yield byte
  }
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}
