/** The rows of the table of figures: one a tokenizer, and the figures as numbers. Pure; formats nothing. */
import type { LaneMetric, LaneSource } from '../../../core/metrics/metric.ts'
import { laneMetricIds, metric, type LaneMetricId } from '../../../core/metrics/metrics.ts'
import { recordOf } from '../../../core/metrics/recordOf.ts'
import { sortTable, type TableSorting } from '../../../ui/tableSorting.ts'

export interface MetricsSource extends LaneSource {
  readonly reference: string
  readonly name: string
  /** The characters of the longest token; null where there is none. */
  readonly longestText: string | null
}

export interface MetricsRow extends MetricsSource {
  /** Null where it is not defined. */
  readonly figures: Readonly<Record<LaneMetricId, number | null>>
}

/** The part of a metric that Compare shows. */
export function laneMetric(id: LaneMetricId): LaneMetric {
  return metric(id).lane
}

export function metricsRow(source: MetricsSource): MetricsRow {
  return { ...source, figures: recordOf(laneMetricIds, (id) => laneMetric(id).of(source)) }
}

type SortColumn = LaneMetricId | 'name'
export type Sorting = TableSorting<SortColumn>

/** Rows sorted by a figure or by name. */
export function sortRows(rows: readonly MetricsRow[], sorting: Sorting | null): readonly MetricsRow[] {
  return sortTable(rows, sorting, (row, column) => (column === 'name' ? row.name : row.figures[column]))
}
