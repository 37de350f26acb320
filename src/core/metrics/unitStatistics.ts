/** The lengths of a language's units, and where its words lie: done once per language, for all tokenizers. */
import { codePointCount } from '../text/codePoints.ts'
import { graphemeCountSteps } from '../text/graphemes.ts'
import { segmentTexts } from '../text/segmentTexts.ts'
import { utf8Length } from '../text/utf8.ts'
import { wordSegmenter } from '../text/words.ts'
import type { UnitStatistics } from './unitCounts.ts'

/** The words of all units in one pair of columns: those of unit u are from `firsts[u]` to `firsts[u + 1]`. */
export interface UnitWords {
  readonly firsts: Uint32Array
  /** In bytes of UTF-8 from the start of the unit. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Different words, case kept, in the order in which they first occur. */
  readonly types: readonly string[]
}

export interface MeasuredUnits {
  readonly statistics: UnitStatistics
  readonly words: UnitWords
}

/** A locale that every browser segments alike if it has none of the language's own. */
const FALLBACK_LOCALE = 'en'

function segmenterOf(locale: string): ReturnType<typeof wordSegmenter> {
  try {
    if (Intl.Segmenter.supportedLocalesOf(locale).length > 0) return wordSegmenter(locale)
  } catch {
    // Not a language tag: as good as a language that has no rules of its own.
  }
  return wordSegmenter(FALLBACK_LOCALE)
}

/** Measures all units; yields now and then. A missing unit (null) has no length and no words. */
export function* unitStatisticsSteps(
  units: readonly (string | null)[],
  locale: string,
): Generator<number, MeasuredUnits, void> {
  const column = (): Uint32Array => new Uint32Array(units.length)
  const [bytes, codePoints, words] = [column(), column(), column()]
  const present = new Uint8Array(units.length)
  for (const [unit, text] of units.entries()) {
    if (text === null) continue
    present[unit] = 1
    bytes[unit] = utf8Length(text)
    codePoints[unit] = codePointCount(text)
  }
  const { segmenter, name } = segmenterOf(locale)
  const starts: number[] = []
  const ends: number[] = []
  const types = new Set<string>()
  let current = -1
  let byte = 0
  yield* segmentTexts(units, segmenter, (unit, { segment, isWordLike }) => {
    if (unit !== current) [current, byte] = [unit, 0]
    const end = byte + utf8Length(segment)
    if (isWordLike === true) {
      starts.push(byte)
      ends.push(end)
      types.add(segment)
      words[unit] = (words[unit] ?? 0) + 1
    }
    byte = end
  })
  const firsts = new Uint32Array(units.length + 1)
  for (let unit = 0; unit < units.length; unit++) firsts[unit + 1] = (firsts[unit] ?? 0) + (words[unit] ?? 0)
  const counting = graphemeCountSteps(units)
  let step = counting.next()
  while (step.done !== true) {
    yield units.length
    step = counting.next()
  }
  return {
    statistics: { present, bytes, codePoints, graphemes: step.value, words, wordTypes: types.size, segmenter: name },
    words: { firsts, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), types: [...types] },
  }
}
