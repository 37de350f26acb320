/** Everything that was counted as a table of one line a pair of a language and a tokenizer, each with what it was counted by. Pure. */
import {
  cellsOf,
  intervalColumns,
  metricColumn,
  numberColumn as number,
  textColumn as text,
  type FactColumn,
  type MetricColumn,
} from '../../../core/export/columns.ts'
import type { ExportCell } from '../../../core/export/table.ts'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import type { Interval } from '../../../core/metrics/bootstrap.ts'
import { sumOf } from '../../../core/metrics/columnSums.ts'
import { isOverUnits } from '../../../core/metrics/languageFigures.ts'
import { languageMetricIds, type LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { UnitCounts, UnitStatistics } from '../../../core/metrics/unitCounts.ts'
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'
import type { GatheredIntervals } from './gatherResampled.ts'
import { sharedColumns, type Provenance, type SharedFactId, type SharedRow } from './sharedColumns.ts'

interface LanguageRow extends SharedRow {
  readonly language: CorpusLanguage
  readonly statistics: UnitStatistics
  readonly counts: UnitCounts
  /** Null where it is void or not defined. */
  readonly valueOf: (id: LanguageMetricId) => number | null
  readonly intervalOf: (id: LanguageMetricId) => Interval | null
}

export type LanguageFactId =
  | 'language'
  | 'code'
  | 'iso639_3'
  | 'script'
  | 'family'
  | 'units'
  | 'bytes'
  | 'code_points'
  | 'graphemes'
  | 'words'
  | 'word_types'
  | 'unknown_tokens'
  | 'unknown_code_points'
  | 'segmenter'
  | 'message_code_points'
  | 'budget_tokens'
  | SharedFactId

/** These stand first, in the order that files of version 1 have had from the start; a new metric comes after them. */
const FIRST = [
  'premium',
  'tokens-per-word',
  'tokens-per-grapheme',
  'bytes-per-token',
] as const satisfies readonly LanguageMetricId[]
const first: ReadonlySet<string> = new Set(['tokens', ...FIRST])
/** In the table's order, after the number of tokens. */
const ratios: readonly LanguageMetricId[] = [...FIRST, ...languageMetricIds.filter((id) => !first.has(id))]
const overUnits = (['tokens', ...ratios] as const).filter(isOverUnits)

const { corpus, tokenizer } = sharedColumns<LanguageRow>()

/** Behind the other columns stand the ends of the intervals. Shares are from 0 to 1. */
export const languageColumns: readonly (FactColumn<LanguageRow, LanguageFactId> | MetricColumn<LanguageRow>)[] = [
  text('language', ({ language }) => language.name, { inPaper: true }),
  text('code', ({ language }) => language.code),
  text('iso639_3', ({ language }) => language.iso639_3),
  text('script', ({ language }) => language.script),
  text('family', ({ language }) => language.family),
  number('units', ({ statistics }) => sumOf(statistics.present)),
  // What was counted stands where the figures are void.
  metricColumn('tokens', ({ counts }) => sumOf(counts.tokens)),
  number('bytes', ({ statistics }) => sumOf(statistics.bytes)),
  number('code_points', ({ statistics }) => sumOf(statistics.codePoints)),
  number('graphemes', ({ statistics }) => sumOf(statistics.graphemes)),
  number('words', ({ statistics }) => sumOf(statistics.words)),
  number('word_types', ({ statistics }) => statistics.wordTypes),
  number('unknown_tokens', ({ counts }) => sumOf(counts.unknownTokens), { inPaper: true }),
  number('unknown_code_points', ({ counts }) => sumOf(counts.unknownCodePoints)),
  ...ratios.map((id) => metricColumn<LanguageRow>(id, ({ valueOf }) => valueOf(id))),
  ...corpus,
  number('message_code_points', ({ data }) => data.options.messageCharacters),
  number('budget_tokens', ({ data }) => data.budget),
  text('segmenter', ({ statistics }) => statistics.segmenter),
  text('tokenizer', ({ name }) => name, { inPaper: true }),
  ...tokenizer,
  ...overUnits.flatMap((id) => intervalColumns<LanguageRow>(id, ({ intervalOf }) => intervalOf(id))),
]

/** How many rows there are: the pairs that are counted. */
export function languageRowCount({ codes, columns, countsOf }: LanguageData): number {
  return codes.reduce(
    (sum, code) => sum + columns.filter(({ reference }) => countsOf(code, reference) !== null).length,
    0,
  )
}

/** Pairs that are not counted are left out; a figure that is voided or not defined is empty, its counts stand. */
export function languageRows(
  data: LanguageData,
  provenance: Provenance,
  intervalOf: GatheredIntervals['intervalOf'],
): readonly (readonly ExportCell[])[] {
  const languages = new Map(data.keyed.corpus.languages.map((language) => [language.code, language]))
  return data.codes.flatMap((code): readonly (readonly ExportCell[])[] => {
    const language = languages.get(code)
    const statistics = data.statisticsOf(code)
    if (language === undefined || statistics === null) return []
    return data.columns.flatMap(({ reference, name }) => {
      const counts = data.countsOf(code, reference)
      if (counts === null) return []
      const row: LanguageRow = {
        data,
        provenance,
        reference,
        name,
        language,
        statistics,
        counts,
        valueOf: (id) => figureCell(data, code, reference, id).value,
        intervalOf: (id) => intervalOf(code, reference, id),
      }
      return [cellsOf(languageColumns, row)]
    })
  })
}
