/** What a column of an exported table holds, by its id: for the JSON, and for what a paper shows of it. */
import type { ExportColumn } from './table.ts'

const IN_PAPER: ReadonlySet<string> = new Set([
  'tokenizer',
  'tokens',
  'tokens_per_word',
  'continued_words_share',
  'bytes_per_token',
  'unknown_tokens',
  'renyi_efficiency',
  'language',
  'premium',
  'unknown_share',
  'premium_low',
  'premium_high',
  'gini',
  'gini_low',
  'gini_high',
  'worst_premium',
  'worst_language',
  'mean_premium',
])
const TEXTS: ReadonlySet<string> = new Set([
  'tokenizer',
  'reference',
  'revision',
  'longest_token',
  'round_trip',
  'segmenter',
  'language',
  'code',
  'iso639_3',
  'script',
  'family',
  'corpus',
  'corpus_source',
  'unit',
  'mode',
  'base',
  'baseline',
  'tokenizer_reference',
  'tokenizer_revision',
  'tessera_version',
  'worst_language',
  'best_language',
  'gini_against_baseline',
  'mean_against_baseline',
])
/** Counts, in a paper without decimals. */
const COUNTS: ReadonlySet<string> = new Set([
  'tokens',
  'distinct_tokens',
  'longest_token_bytes',
  'unknown_tokens',
  'context_length_tokens',
  'text_bytes',
  'text_code_points',
  'text_graphemes',
  'text_words',
  'units',
  'bytes',
  'code_points',
  'graphemes',
  'words',
  'word_types',
  'unknown_code_points',
  'seed',
])
/** What the reader entered, in a paper as it is. */
const ENTERED: ReadonlySet<string> = new Set(['renyi_alpha', 'price_per_million_tokens'])
/** Numbers that are small for a short text. */
const SMALL: ReadonlySet<string> = new Set(['cost', 'context_share'])

function decimalsOf(id: string): number | null {
  if (COUNTS.has(id)) return 0
  if (ENTERED.has(id)) return null
  return SMALL.has(id) ? 6 : 3
}
/** Text or number, whether a paper shows it unasked, and its decimals there (null: as it is). */
export const kindOf = (id: string): Pick<ExportColumn, 'type' | 'inPaper' | 'decimals'> => ({
  type: TEXTS.has(id) ? 'text' : 'number',
  inPaper: IN_PAPER.has(id),
  decimals: decimalsOf(id),
})
