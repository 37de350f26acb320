/** The rows of the table of figures: one a tokenizer, and the figures as numbers. Pure; formats nothing. */
import type { LaneMeasures, TextStatistics } from '../../../metrics/measures.ts'
import { bytesPerToken } from '../../../metrics/bytesPerToken.ts'
import { codePointsPerToken } from '../../../metrics/codePointsPerToken.ts'
import { contextShare } from '../../../metrics/contextShare.ts'
import { cost } from '../../../metrics/cost.ts'
import { fertility } from '../../../metrics/fertility.ts'
import { renyiEfficiency } from '../../../metrics/renyiEfficiency.ts'

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
      unknown: measures.unknownTokens,
      roundTrip: measures.roundTrip.status === 'exact' ? 1 : 0,
      renyi: renyiEfficiency(measures.frequencySpectrum, alpha),
      cost: price === null ? null : cost(measures.tokens, price),
      contextShare: contextLength === null ? null : contextShare(measures.tokens, contextLength),
    },
  }
}

export interface Sorting {
  readonly column: ColumnId | 'name'
  readonly direction: 'ascending' | 'descending'
}

/** Sorted rows; figures that are not defined come last in either direction, and equal ones keep their order. */
export function sortRows(rows: readonly MetricsRow[], sorting: Sorting | null): readonly MetricsRow[] {
  if (sorting === null) return rows
  const sign = sorting.direction === 'ascending' ? 1 : -1
  const { column } = sorting
  if (column === 'name') return rows.toSorted((a, b) => sign * a.name.localeCompare(b.name))
  return rows.toSorted((a, b) => {
    const left = a.figures[column]
    const right = b.figures[column]
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0)
    return sign * (left - right)
  })
}

/** What a click on a column's head does: ascending, then descending, then the order of the lanes. */
export function nextSorting(now: Sorting | null, column: Sorting['column']): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' }
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null
}

/** A field of a TSV file: tabs and line breaks, which would end it, as spaces. */
function field(value: string | number | null): string {
  return value === null ? '' : String(value).replace(/[\t\r\n]+/gu, ' ')
}

/** Tab-separated values, full precision, one line a row; `heads` are the names of the columns. */
export function toTsv(heads: readonly string[], lines: readonly (readonly (string | number | null)[])[]): string {
  return [heads, ...lines].map((line) => line.map(field).join('\t')).join('\n')
}
