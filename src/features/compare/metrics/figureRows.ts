/** The table of figures for export: one row a tokenizer, full precision, with what each figure was computed from. Pure. */
import {
  metricColumn,
  numberColumn as number,
  textColumn as text,
  type FactColumn,
  type MetricColumn,
} from '../../../core/export/columns.ts'
import type { ExportCell } from '../../../core/export/table.ts'
import { laneMetricIds, type LaneMetricId } from '../../../core/metrics/metrics.ts'
import type { MetricsRow } from './metricsRows.ts'

interface FigureRow extends MetricsRow {
  /** Of the tokenizer's source; empty where none is known. */
  readonly revision: string
}

type FactId =
  | 'tokenizer'
  | 'reference'
  | 'revision'
  | 'longest_token'
  | 'unknown_tokens'
  | 'renyi_alpha'
  | 'price_per_million_tokens'
  | 'context_length_tokens'
  | 'text_bytes'
  | 'text_code_points'
  | 'text_graphemes'
  | 'text_words'
  | 'segmenter'
type Fact = FactColumn<FigureRow, FactId>

/** What a figure depends on, or belongs to it, stands behind it. */
const BESIDE: Readonly<Partial<Record<LaneMetricId, readonly Fact[]>>> = {
  'longest-token': [
    text('longest_token', ({ longestText }) => longestText),
    number('unknown_tokens', ({ measures }) => measures.unknownTokens, { inPaper: true }),
  ],
  // As the reader entered them.
  'renyi-efficiency': [number('renyi_alpha', ({ alpha }) => alpha, { decimals: null })],
  cost: [number('price_per_million_tokens', ({ price }) => price, { decimals: null })],
  'context-share': [number('context_length_tokens', ({ contextLength }) => contextLength)],
}

/** A figure as files and the clipboard have it. */
export function figureCellOf(row: MetricsRow, id: LaneMetricId): ExportCell {
  return metricColumn<MetricsRow>(id, ({ figures }) => figures[id]).cell(row)
}

export const figureColumns: readonly (Fact | MetricColumn<FigureRow>)[] = [
  text('tokenizer', ({ name }) => name, { inPaper: true }),
  text('reference', ({ reference }) => reference),
  text('revision', ({ revision }) => revision),
  ...laneMetricIds.flatMap((id) => [metricColumn<FigureRow>(id, ({ figures }) => figures[id]), ...(BESIDE[id] ?? [])]),
  number('text_bytes', (row) => row.text.bytes),
  number('text_code_points', (row) => row.text.codePoints),
  number('text_graphemes', (row) => row.text.graphemes),
  number('text_words', (row) => row.text.words),
  text('segmenter', (row) => row.text.segmenter),
]
