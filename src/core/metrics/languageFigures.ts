/**
 * The figures of a language and a tokenizer over a parallel corpus. Each is the ratio of two sums over units, which is
 * what its value is computed from and what the bootstrap draws from; only the share of single-token types is over types.
 */
import type { UnitRatio } from './bootstrap.ts'
import { sharedSumOf, sumOf } from './columnSums.ts'
import type { UnitCounts, UnitStatistics } from './unitCounts.ts'

/** Ids stand in links: never re-used. */
export const languageFigureIds = [
  'premium',
  'tokens',
  'tokens-per-word',
  'tokens-per-grapheme',
  'bytes-per-token',
  'continued-words',
  'single-token-types',
  'unknown',
  'sequence-length',
] as const
export type LanguageFigure = (typeof languageFigureIds)[number]

/** More of a text's characters than this unknown to the tokenizer, and its other figures mean nothing (Petrov et al. 2023). */
export const VOID_ABOVE = 0.1

/** What was counted of one language. */
export interface CountedLanguage {
  readonly statistics: UnitStatistics
  readonly counts: UnitCounts
}

export interface FigureSources {
  readonly language: CountedLanguage
  /** The base language, by the same tokenizer; null before it is counted. */
  readonly base: CountedLanguage | null
  /** The same language by the baseline tokenizer; null before it is counted. */
  readonly baseline: CountedLanguage | null
}

/** Code points under unknown tokens as a share of all; 0 for an empty text. */
export function unknownShare({ statistics, counts }: CountedLanguage): number {
  const all = sumOf(statistics.codePoints)
  return all === 0 ? 0 : sumOf(counts.unknownCodePoints) / all
}

/** The column with 0 for each unit that the other lacks: what one lacks is left out of both sums. */
function shared(column: Uint32Array, other: Uint8Array): ArrayLike<number> {
  // Most languages of most corpora lack nothing.
  return sumOf(other) === other.length
    ? column
    : Float64Array.from(column, (value, unit) => (other[unit] === 1 ? value : 0))
}

/** The two columns whose sums make the figure; null for what is over types, or where a part is not counted yet. */
export function figureRatio(figure: LanguageFigure, { language, base, baseline }: FigureSources): UnitRatio | null {
  const { statistics, counts } = language
  switch (figure) {
    case 'premium':
      return base === null
        ? null
        : {
            numerator: shared(counts.tokens, base.statistics.present),
            denominator: shared(base.counts.tokens, statistics.present),
          }
    case 'tokens':
      return { numerator: counts.tokens, denominator: evenShares(counts.tokens.length) }
    case 'tokens-per-word':
      return { numerator: counts.tokens, denominator: statistics.words }
    case 'tokens-per-grapheme':
      return { numerator: counts.tokens, denominator: statistics.graphemes }
    case 'bytes-per-token':
      return { numerator: statistics.bytes, denominator: counts.tokens }
    case 'continued-words':
      return { numerator: counts.continuedWords, denominator: statistics.words }
    case 'unknown':
      return { numerator: counts.unknownCodePoints, denominator: statistics.codePoints }
    case 'sequence-length':
      return baseline === null ? null : { numerator: counts.tokens, denominator: baseline.counts.tokens }
    case 'single-token-types':
      return null
  }
}

/** A denominator of 1 in every draw: each unit counts for its share of one. */
function evenShares(units: number): Float64Array {
  return new Float64Array(units).fill(1 / units)
}

/** The figure; null where it is not defined (a denominator of 0), or a part is not counted yet. */
export function figureValue(figure: LanguageFigure, sources: FigureSources): number | null {
  const { statistics, counts } = sources.language
  if (figure === 'tokens') return sumOf(counts.tokens)
  if (figure === 'single-token-types')
    return statistics.wordTypes === 0 ? null : counts.singleTokenTypes / statistics.wordTypes
  const ratio = figureSums(figure, sources)
  return ratio === null || ratio.below === 0 ? null : ratio.above / ratio.below
}

/** The sums of the columns of {@link figureRatio}, without making them. */
function figureSums(
  figure: LanguageFigure,
  { language, base, baseline }: FigureSources,
): { readonly above: number; readonly below: number } | null {
  const { statistics, counts } = language
  const tokens = sumOf(counts.tokens)
  switch (figure) {
    case 'premium':
      return base === null
        ? null
        : {
            above: sharedSumOf(counts.tokens, base.statistics.present),
            below: sharedSumOf(base.counts.tokens, statistics.present),
          }
    case 'tokens-per-word':
      return { above: tokens, below: sumOf(statistics.words) }
    case 'tokens-per-grapheme':
      return { above: tokens, below: sumOf(statistics.graphemes) }
    case 'bytes-per-token':
      return { above: sumOf(statistics.bytes), below: tokens }
    case 'continued-words':
      return { above: sumOf(counts.continuedWords), below: sumOf(statistics.words) }
    case 'unknown':
      return { above: sumOf(counts.unknownCodePoints), below: sumOf(statistics.codePoints) }
    case 'sequence-length':
      return baseline === null ? null : { above: tokens, below: sumOf(baseline.counts.tokens) }
    case 'tokens':
    case 'single-token-types':
      return null
  }
}
