/**
 * The metrics of a language and a tokenizer over a parallel corpus. Each is the ratio of two sums over units, which is what
 * its value is computed from and what the bootstrap draws from; only what is over word types is of the whole.
 */
import type { UnitRatio } from './bootstrap.ts'
import { sharedSumOf, sumOf } from './columnSums.ts'
import type { CountedLanguage, FigureSources, LanguageMetric, UnitColumn } from './metric.ts'
import { metric, type LanguageMetricId } from './metrics.ts'

/** More of a text's characters than this unknown to the tokenizer, and its other figures mean nothing (Petrov et al. 2023). */
const VOID_ABOVE = 0.1

/** Code points under unknown tokens as a share of all; 0 for an empty text. */
export function unknownShare({ statistics, counts }: CountedLanguage): number {
  const all = sumOf(statistics.codePoints)
  return all === 0 ? 0 : sumOf(counts.unknownCodePoints) / all
}

/** Whether too much is unknown for the figure to mean anything; a ratio is void where either of its sides is. */
export function isVoid(id: LanguageMetricId, sources: FigureSources): boolean {
  const { isNeverVoid, against }: LanguageMetric = metric(id).language
  if (isNeverVoid === true) return false
  const sides = [sources.language, against === undefined ? null : sources[against]]
  return sides.some((side) => side !== null && unknownShare(side) > VOID_ABOVE)
}

/** Whether what the figure compares with is still to be counted. */
export function isWaiting(id: LanguageMetricId, sources: FigureSources): boolean {
  const { against }: LanguageMetric = metric(id).language
  return against !== undefined && sources[against] === null
}

/** Whether the figure is over units, so that they can be drawn. */
export function isOverUnits(id: LanguageMetricId): boolean {
  const { sums }: LanguageMetric = metric(id).language
  return sums !== undefined
}

function sumsOf(id: LanguageMetricId, sources: FigureSources) {
  const { sums }: LanguageMetric = metric(id).language
  return sums?.(sources) ?? null
}

/** The two columns whose sums make the figure; null for what is not over units, or where a part is not counted yet. */
export function figureRatio(id: LanguageMetricId, sources: FigureSources): UnitRatio | null {
  const sums = sumsOf(id, sources)
  if (sums === null) return null
  const [above, below] = sums
  return {
    numerator: entriesOf(above),
    denominator: below === null ? evenShares(above.column.length) : entriesOf(below),
  }
}

/** The column with 0 for each unit that does not count: what one side lacks is left out of both sums. */
function entriesOf({ column, within }: UnitColumn): ArrayLike<number> {
  // Most languages of most corpora lack nothing.
  return within === undefined || sumOf(within) === within.length
    ? column
    : Float64Array.from(column, (value, unit) => (within[unit] === 1 ? value : 0))
}

/** A denominator of 1 in every draw: each unit counts for its share of one. */
function evenShares(units: number): Float64Array {
  return new Float64Array(units).fill(1 / units)
}

/** The figure; null where it is not defined (a denominator of 0), or a part is not counted yet. */
export function figureValue(id: LanguageMetricId, sources: FigureSources): number | null {
  const { whole }: LanguageMetric = metric(id).language
  if (whole !== undefined) return whole(sources)
  const sums = sumsOf(id, sources)
  if (sums === null) return null
  // The sums of the columns of `figureRatio`, without making them.
  const [above, below] = sums.map((side) => (side === null ? 1 : totalOf(side)))
  return above === undefined || below === undefined || below === 0 ? null : above / below
}

function totalOf({ column, within }: UnitColumn): number {
  return within === undefined ? sumOf(column) : sharedSumOf(column, within)
}
