/** The figures of the metrics table, as computed in the worker; each formula stands in the file of its name. */

export interface TextStatistics {
  readonly bytes: number
  readonly utf16Units: number
  readonly codePoints: number
  readonly graphemes: number
  /** Segments that the word segmenter calls word-like. */
  readonly words: number
  /** What cut the words: "Intl.Segmenter of Chromium 156, Unicode 17.0, locale en". */
  readonly segmenter: string
}

export interface LaneMeasures {
  readonly tokens: number
  readonly ordinaryTokens: number
  readonly insertedTokens: number
  readonly specialTokens: number
  readonly unknownTokens: number
  /** Code points that no token spells: those under unknown tokens, and those that have no token at all. */
  readonly unspelledCodePoints: number
  readonly byteFallbackTokens: number
  /** Number of different ids among the tokens that stand for text. */
  readonly distinctTokens: number
  /** `[occurrences, number of ids that occur so often]`, for entropies; over the tokens that stand for text. */
  readonly frequencySpectrum: readonly (readonly [number, number])[]
  /** The token with most bytes; null for an empty text. */
  readonly longestToken: { readonly index: number; readonly id: number; readonly bytes: number } | null
  /** Words that more than one token stands for, as a share of all words; null if there are no words. Rust et al. 2021. */
  readonly continuedWords: number | null
  readonly roundTrip:
    | { readonly status: 'exact' }
    | {
        readonly status: 'differs'
        readonly atUtf16: number
        readonly expected: string
        readonly got: string
        readonly loneSurrogates: number
      }
}
