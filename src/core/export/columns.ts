/** Columns of exported tables, each with where its cells come from, so that no cell is told by its place. Pure. */
import type { Interval } from '../metrics/bootstrap.ts'
import type { MetricDefinition } from '../metrics/metric.ts'
import { metric, type MetricId } from '../metrics/metrics.ts'
import type { ExportCell, ExportColumn } from './table.ts'

/** What a column is called and means, in words. */
export type ColumnWords = Pick<ExportColumn, 'title' | 'unit' | 'definition'>

interface CellColumn<Row> extends Omit<ExportColumn, keyof ColumnWords> {
  readonly cell: (row: Row) => ExportCell
}

/** What stands beside the metrics: what a row is of, and what its figures depend on. */
export interface FactColumn<Row, Id extends string> extends CellColumn<Row> {
  readonly id: Id
  readonly metric: null
}

/** A metric, or an end of its interval. */
export interface MetricColumn<Row> extends CellColumn<Row> {
  readonly metric: MetricId
  readonly end: keyof Interval | null
}

export type ColumnOf<Row, FactId extends string = string> = FactColumn<Row, FactId> | MetricColumn<Row>

interface InPaper {
  /** Whether a table for a paper has it if nothing else is chosen. */
  readonly inPaper?: boolean
}

export function textColumn<Row, Id extends string>(
  id: Id,
  cell: (row: Row) => string | null,
  { inPaper = false }: InPaper = {},
): FactColumn<Row, Id> {
  return { id, metric: null, type: 'text', inPaper, decimals: null, cell }
}

/** @param decimals in a paper; null: as it is */
export function numberColumn<Row, Id extends string>(
  id: Id,
  cell: (row: Row) => number | null,
  { inPaper = false, decimals = 0 }: InPaper & { readonly decimals?: number | null } = {},
): FactColumn<Row, Id> {
  return { id, metric: null, type: 'number', inPaper, decimals, cell }
}

/** The column of a metric: a number, or the word that stands for it. */
export function metricColumn<Row>(id: MetricId, valueOf: (row: Row) => number | null): MetricColumn<Row> {
  const { column, format, inPaper = false }: MetricDefinition = metric(id)
  const shared = { id: column, metric: id, end: null, inPaper }
  if (format.as !== 'word') return { ...shared, type: 'number', decimals: format.paperDecimals, cell: valueOf }
  const cell = (row: Row): ExportCell => {
    const value = valueOf(row)
    return value === null ? null : format.words[value === 0 ? 0 : 1]
  }
  return { ...shared, type: 'text', decimals: null, cell }
}

/** The ends of a metric's interval: `premium_low` and `premium_high`. */
export function intervalColumns<Row>(
  id: MetricId,
  intervalOf: (row: Row) => Interval | null,
): readonly MetricColumn<Row>[] {
  const { column, format, hasIntervalInPaper: inPaper = false }: MetricDefinition = metric(id)
  return (['low', 'high'] as const).map((end) => ({
    id: `${column}_${end}`,
    metric: id,
    end,
    type: 'number',
    inPaper,
    decimals: format.as === 'word' ? null : format.paperDecimals,
    cell: (row) => intervalOf(row)?.[end] ?? null,
  }))
}

/** The row of a table that has these columns. */
export function cellsOf<Row>(columns: readonly ColumnOf<Row>[], row: Row): readonly ExportCell[] {
  return columns.map(({ cell }) => cell(row))
}
