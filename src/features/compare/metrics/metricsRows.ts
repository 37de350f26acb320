/** The rows of the table of figures: one a tokenizer, and the figures as numbers. Pure; formats nothing. */
import type { LaneMeasures, TextStatistics } from '../../../core/metrics/measures.ts'
import { bytesPerToken } from '../../../core/metrics/bytesPerToken.ts'
import { codePointsPerToken } from '../../../core/metrics/codePointsPerToken.ts'
import { contextShare } from '../../../core/metrics/contextShare.ts'
import { cost } from '../../../core/metrics/cost.ts'
import { fertility } from '../../../core/metrics/fertility.ts'
import { renyiEfficiency } from '../../../core/metrics/renyiEfficiency.ts'
import { sortTable } from '../../../ui/tableSorting.ts'
import type { TableSorting } from '../../../ui/tableSorting.ts'

export const columnIds = [
  'tokens',
  'fertility',
  'continuedWords',
  'bytesPerToken',
  'codePointsPerToken',
  'distinct',
  'longest',
  'unknown',
  'roundTrip',
  'renyi',
  'cost',
  'contextShare',
] as const
export type ColumnId = (typeof columnIds)[number]

export interface MetricsSource {
  readonly reference: string
  readonly name: string
  readonly measures: LaneMeasures
  /** Per million tokens, as the reader gave it; null where none was given. */
  readonly price: number | null
  /** In tokens; null where it is not known. */
  readonly contextLength: number | null
  /** The characters of the longest token; null where there is none. */
  readonly longestText: string | null
}

export interface MetricsRow extends MetricsSource {
  /** The figure of each column, null where it is not defined; for `roundTrip`, 1 for exact and 0 for not. */
  readonly figures: Readonly<Record<ColumnId, number | null>>
}

export function metricsRow(source: MetricsSource, text: TextStatistics, alpha: number): MetricsRow {
  const { measures, price, contextLength } = source
  return {
    ...source,
    figures: {
      tokens: measures.tokens,
      fertility: fertility(measures, text),
      continuedWords: measures.continuedWords,
      bytesPerToken: bytesPerToken(measures, text),
      codePointsPerToken: codePointsPerToken(measures, text),
      distinct: measures.distinctTokens,
      longest: measures.longestToken?.bytes ?? null,
      unknown: measures.unspelledCodePoints,
      roundTrip: measures.roundTrip.status === 'exact' ? 1 : 0,
      renyi: renyiEfficiency(measures.frequencySpectrum, alpha),
      cost: price === null ? null : cost(measures.tokens, price),
      contextShare: contextLength === null ? null : contextShare(measures.tokens, contextLength),
    },
  }
}

type SortColumn = ColumnId | 'name'
export type Sorting = TableSorting<SortColumn>

/** Rows sorted by a figure or by name. */
export function sortRows(rows: readonly MetricsRow[], sorting: Sorting | null): readonly MetricsRow[] {
  return sortTable(rows, sorting, (row, column) => (column === 'name' ? row.name : row.figures[column]))
}
