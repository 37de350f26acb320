/**
 * Counts of a language of a parallel corpus, unit by unit: what the figures of the Languages panel are computed from.
 * Columns have one entry per unit of the corpus, in its order; 0 if the language lacks the unit, which `present` says.
 */

/**
 * `per-unit`: each unit is encoded alone. `joined`: the units that the language has are joined by one space and encoded
 * as one string; a token counts for the unit in which its last byte lies. `joined-petrov`: the same with the empty items
 * kept that a split of the files at line breaks gives, as Petrov et al. 2023 do; a token of an empty item counts for the
 * unit before it.
 */
export const countingModes = ['per-unit', 'joined', 'joined-petrov'] as const
export type CountingMode = (typeof countingModes)[number]

/** What the text of a language has, whatever the tokenizer. */
export interface UnitStatistics {
  /** 1 if the language has the unit, be it empty; 0 if it lacks it. */
  readonly present: Uint8Array
  readonly bytes: Uint32Array
  readonly codePoints: Uint32Array
  readonly graphemes: Uint32Array
  /** Segments that the word segmenter calls word-like. */
  readonly words: Uint32Array
  /** Different words (case kept) in all units together. */
  readonly wordTypes: number
  /** What cut the words: `Intl.Segmenter of Chromium 156, Unicode 17.0, locale en`. */
  readonly segmenter: string
}

/** What one tokenizer makes of it, without special tokens: spellings of special tokens in the text are ordinary text. */
export interface UnitCounts {
  readonly tokens: Uint32Array
  readonly unknownTokens: Uint32Array
  /** Code points of the text that are not spelled: unknown tokens stand for them, or none. */
  readonly unknownCodePoints: Uint32Array
  /** Words inside which a token ends. */
  readonly continuedWords: Uint32Array
  /** Word types that are one token when encoded alone, without a space before them. */
  readonly singleTokenTypes: number
}
