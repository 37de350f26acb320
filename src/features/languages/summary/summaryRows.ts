/** What each tokenizer does to the chosen languages together, and whether two tokenizers can be said to differ. Pure. */
import { percentileInterval, type Interval } from '../../../core/metrics/bootstrap.ts'
import { fairness, type Fairness, type FairnessMeasure } from '../../../core/metrics/fairness.ts'
import type { Resampled } from '../../../state/languageServices.ts'
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'

/** The measures by which tokenizers are set against the baseline. */
export const comparedMeasures = ['gini', 'mean'] as const
type ComparedMeasure = (typeof comparedMeasures)[number]

/** `unclear`: the 95 % interval of the difference holds 0. */
type Difference = 'lower' | 'higher' | 'unclear'

export interface SummaryRow {
  readonly reference: string
  readonly name: string
  /** Null until all languages are counted: over some of them it would be another figure. */
  readonly values: Fairness | null
  /** Languages that are still to be counted. */
  readonly pending: number
  /** Languages whose texts could not be had. */
  readonly unread: number
  readonly isFailed: boolean
  readonly worstCode: string | null
  readonly bestCode: string | null
  /** Languages left out because too much of them is unknown to the tokenizer. */
  readonly voided: number
  readonly intervals: Readonly<Partial<Record<FairnessMeasure, Interval | null>>>
  /** Against the baseline; null for the baseline itself and before both are resampled. */
  readonly differences: Readonly<Record<ComparedMeasure, Difference>> | null
}

/** `fairnessOf`: the measures of a tokenizer in each draw; null before they are known. */
export function summaryRows(
  data: LanguageData,
  fairnessOf: (reference: string) => Resampled['fairness'] | null,
): readonly SummaryRow[] {
  const baseDraws = data.baseline === null ? null : fairnessOf(data.baseline)
  return data.columns.map(({ reference, name, failure }) => {
    const cells = data.codes.map((code) => ({ code, cell: figureCell(data, code, reference, 'premium') }))
    const known = cells
      .flatMap(({ code, cell }) => (cell.value === null ? [] : [{ code, value: cell.value }]))
      .toSorted((a, b) => a.value - b.value)
    const pending = cells.filter(
      ({ code, cell }) => cell.status === 'pending' && data.languageFailureOf(code) === null,
    ).length
    const draws = fairnessOf(reference)
    const isBaseline = reference === data.baseline
    return {
      reference,
      name,
      values: pending > 0 ? null : fairness(known.map(({ value }) => value)),
      pending,
      unread: cells.filter(({ code, cell }) => cell.status === 'pending' && data.languageFailureOf(code) !== null)
        .length,
      isFailed: failure !== null,
      worstCode: known.at(-1)?.code ?? null,
      bestCode: known[0]?.code ?? null,
      voided: cells.filter(({ cell }) => cell.status === 'voided').length,
      intervals: draws === null ? {} : intervalsOf(draws),
      differences: draws === null || baseDraws === null || isBaseline ? null : differencesOf(draws, baseDraws),
    }
  })
}

function intervalsOf(draws: Resampled['fairness']): SummaryRow['intervals'] {
  return {
    gini: percentileInterval(draws.gini),
    ratio: percentileInterval(draws.ratio),
    mean: percentileInterval(draws.mean),
    median: percentileInterval(draws.median),
    worst: percentileInterval(draws.worst),
    best: percentileInterval(draws.best),
  }
}

/** The same units are drawn for both, so the differences are those of the same draw. */
function differencesOf(
  draws: Resampled['fairness'],
  base: Resampled['fairness'],
): Readonly<Record<ComparedMeasure, Difference>> {
  const of = (measure: ComparedMeasure): Difference => {
    const interval = percentileInterval(
      draws[measure].map((value, index) => value - (base[measure][index] ?? Number.NaN)),
    )
    if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'unclear'
    return interval.high < 0 ? 'lower' : 'higher'
  }
  return { gini: of('gini'), mean: of('mean') }
}
