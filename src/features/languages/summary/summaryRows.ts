/** What each tokenizer does to the chosen languages together, and whether two tokenizers can be said to differ. Pure. */
import { percentileInterval, type Interval } from '../../../core/metrics/bootstrap.ts'
import { fairness, type Fairness } from '../../../core/metrics/fairness.ts'
import type { FairnessMetric } from '../../../core/metrics/metric.ts'
import { fairnessMetricIds, metric, type FairnessMetricId } from '../../../core/metrics/metrics.ts'
import { recordOf } from '../../../core/metrics/recordOf.ts'
import type { Resampled } from '../../../state/languageServices.ts'
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'

/** The part of a metric that the summary shows. */
export function fairnessMetric(id: FairnessMetricId): FairnessMetric {
  return metric(id).fairness
}

/** The metrics by which tokenizers are set against the baseline. */
export const comparedMetricIds = fairnessMetricIds.filter((id) => fairnessMetric(id).isCompared === true)

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
  /** Null before they are known. */
  readonly intervals: Readonly<Record<FairnessMetricId, Interval | null>> | null
  /** Against the baseline; null for the baseline itself and before both are resampled. */
  readonly differences: ReadonlyMap<FairnessMetricId, Difference> | null
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
      intervals: draws === null ? null : recordOf(fairnessMetricIds, (id) => percentileInterval(draws[id])),
      differences: draws === null || baseDraws === null || isBaseline ? null : differencesOf(draws, baseDraws),
    }
  })
}

/** The same units are drawn for both, so the differences are those of the same draw. */
function differencesOf(
  draws: Resampled['fairness'],
  base: Resampled['fairness'],
): ReadonlyMap<FairnessMetricId, Difference> {
  const of = (id: FairnessMetricId): Difference => {
    const interval = percentileInterval(draws[id].map((value, index) => value - (base[id][index] ?? Number.NaN)))
    if (interval === null || (interval.low <= 0 && interval.high >= 0)) return 'unclear'
    return interval.high < 0 ? 'lower' : 'higher'
  }
  return new Map(comparedMetricIds.map((id) => [id, of(id)]))
}
