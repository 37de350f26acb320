/** The table of figures for export: one row a tokenizer, full precision, with what each figure was computed from. Pure. */
import type { ExportCell } from '../../../core/export/table.ts'
import type { TextStatistics } from '../../../core/metrics/measures.ts'
import type { ColumnId, MetricsRow } from './metricsRows.ts'

/** Names of the columns in their order, and the figure of the page that each is; null: none, but what figures depend on. */
export const figureColumns = [
  ['tokenizer', null],
  ['reference', null],
  ['revision', null],
  ['tokens', 'tokens'],
  ['tokens_per_word', 'fertility'],
  ['continued_words_share', 'continuedWords'],
  ['bytes_per_token', 'bytesPerToken'],
  ['code_points_per_token', 'codePointsPerToken'],
  ['distinct_tokens', 'distinct'],
  ['longest_token_bytes', 'longest'],
  ['longest_token', null],
  ['unknown_tokens', null],
  ['unspelled_code_points', 'unknown'],
  ['round_trip', 'roundTrip'],
  ['renyi_efficiency', 'renyi'],
  ['renyi_alpha', null],
  ['cost', 'cost'],
  ['price_per_million_tokens', null],
  ['context_share', 'contextShare'],
  ['context_length_tokens', null],
  ['text_bytes', null],
  ['text_code_points', null],
  ['text_graphemes', null],
  ['text_words', null],
  ['segmenter', null],
] as const satisfies readonly (readonly [string, ColumnId | null])[]
type FigureColumnId = (typeof figureColumns)[number][0]

/** @param revision of the tokenizer's source; empty where none is known */
export function figureRow(
  { name, reference, measures, figures, longestText, price, contextLength }: MetricsRow,
  revision: string,
  alpha: number,
  text: TextStatistics,
): readonly ExportCell[] {
  const cells: Readonly<Record<FigureColumnId, ExportCell>> = {
    tokenizer: name,
    reference,
    revision,
    tokens: figures.tokens,
    tokens_per_word: figures.fertility,
    continued_words_share: figures.continuedWords,
    bytes_per_token: figures.bytesPerToken,
    code_points_per_token: figures.codePointsPerToken,
    distinct_tokens: figures.distinct,
    longest_token_bytes: figures.longest,
    longest_token: longestText,
    unknown_tokens: measures.unknownTokens,
    unspelled_code_points: figures.unknown,
    round_trip: measures.roundTrip.status,
    renyi_efficiency: figures.renyi,
    renyi_alpha: alpha,
    cost: figures.cost,
    price_per_million_tokens: price,
    context_share: figures.contextShare,
    context_length_tokens: contextLength,
    text_bytes: text.bytes,
    text_code_points: text.codePoints,
    text_graphemes: text.graphemes,
    text_words: text.words,
    segmenter: text.segmenter,
  }
  return figureColumns.map(([id]) => cells[id])
}
