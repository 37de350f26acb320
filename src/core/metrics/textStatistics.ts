/** Lengths of a text in the units that the figures are taken per. */
import { codePointCount } from '../text/codePoints.ts'
import { graphemeCount } from '../text/graphemes.ts'
import { utf8Length } from '../text/utf8.ts'
import { wordSegmenter, type WordSpans } from '../text/words.ts'
import type { TextStatistics } from './measures.ts'

/** @param words from {@link wordSegmenter}, as the same spans serve the share of continued words */
export function textStatistics(text: string, words: WordSpans, locale: string): TextStatistics {
  return {
    bytes: utf8Length(text),
    utf16Units: text.length,
    codePoints: codePointCount(text),
    graphemes: graphemeCount(text),
    words: words.starts.length,
    segmenter: wordSegmenter(locale).name,
  }
}
