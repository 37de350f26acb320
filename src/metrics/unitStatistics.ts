/** The lengths of a language's units, and where its words lie: done once a language, for all tokenizers. */
import { codePointCount } from '../text/codePoints.ts'
import { graphemeCount } from '../text/graphemes.ts'
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

/** A locale that every browser segments alike where it has none of the language's own. */
const FALLBACK_LOCALE = 'en'

function segmenterOf(locale: string): ReturnType<typeof wordSegmenter> {
  try {
    if (Intl.Segmenter.supportedLocalesOf(locale).length > 0) return wordSegmenter(locale)
  } catch {
    // Not a language tag: as good as a language that has no rules of its own.
  }
  return wordSegmenter(FALLBACK_LOCALE)
}

/** Measures unit after unit; yields the number of units done. A missing unit (null) has no length and no words. */
export function* unitStatisticsSteps(units: readonly (string | null)[], locale: string): Generator<number, MeasuredUnits, void> {
  const column = (): Uint32Array => new Uint32Array(units.length)
  const [bytes, codePoints, graphemes, words] = [column(), column(), column(), column()]
  const present = new Uint8Array(units.length)
  const firsts = new Uint32Array(units.length + 1)
  const starts: number[] = []
  const ends: number[] = []
  const types = new Set<string>()
  const { segmenter, name } = segmenterOf(locale)
  for (const [unit, text] of units.entries()) {
    firsts[unit] = starts.length
    if (text !== null) {
      present[unit] = 1
      bytes[unit] = utf8Length(text)
      codePoints[unit] = codePointCount(text)
      graphemes[unit] = graphemeCount(text)
      let byte = 0
      for (const { segment, isWordLike } of segmenter.segment(text)) {
        const end = byte + utf8Length(segment)
        if (isWordLike === true) {
          starts.push(byte)
          ends.push(end)
          types.add(segment)
        }
        byte = end
      }
      words[unit] = starts.length - (firsts[unit] ?? 0)
    }
    yield unit + 1
  }
  firsts[units.length] = starts.length
  return {
    statistics: { present, bytes, codePoints, graphemes, words, wordTypes: types.size, segmenter: name },
    words: { firsts, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), types: [...types] },
  }
}
