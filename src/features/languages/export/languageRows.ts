/** Everything that was counted as a table of one line a pair of a language and a tokenizer, each with what it was counted by. Pure. */
import type { ExportCell } from '../../../core/export/table.ts'
import { sumOf } from '../../../core/metrics/columnSums.ts'
import { languageFigureIds, type LanguageFigure } from '../../../core/metrics/languageFigures.ts'
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'
import type { GatheredIntervals } from './gatherResampled.ts'

/** What an export must say of how it came to be. */
export interface Provenance {
  readonly version: string
  /** The revision of a tokenizer's source; empty where none is known. */
  readonly revisionOf: (reference: string) => string
}

/** Names of the columns in their order, and the figure of the panel that each is; null: none. Shares are from 0 to 1. */
export const languageColumns = [
  ['language', null],
  ['code', null],
  ['iso639_3', null],
  ['script', null],
  ['family', null],
  ['units', null],
  ['tokens', 'tokens'],
  ['bytes', null],
  ['code_points', null],
  ['graphemes', null],
  ['words', null],
  ['word_types', null],
  ['unknown_tokens', null],
  ['unknown_code_points', null],
  ['premium', 'premium'],
  ['tokens_per_word', 'tokens-per-word'],
  ['tokens_per_grapheme', 'tokens-per-grapheme'],
  ['bytes_per_token', 'bytes-per-token'],
  ['continued_words_share', 'continued-words'],
  ['single_token_types_share', 'single-token-types'],
  ['unknown_share', 'unknown'],
  ['sequence_length_ratio', 'sequence-length'],
  ['corpus', null],
  ['corpus_source', null],
  ['unit', null],
  ['mode', null],
  ['base', null],
  ['baseline', null],
  ['seed', null],
  ['segmenter', null],
  ['tokenizer', null],
  ['tokenizer_reference', null],
  ['tokenizer_revision', null],
  ['tessera_version', null],
] as const satisfies readonly (readonly [string, LanguageFigure | null])[]

/** Figures over units, of which there are intervals, by the columns that they are. */
export const intervalColumns = [
  ['tokens', 'tokens'],
  ['premium', 'premium'],
  ['tokens_per_word', 'tokens-per-word'],
  ['tokens_per_grapheme', 'tokens-per-grapheme'],
  ['bytes_per_token', 'bytes-per-token'],
  ['continued_words_share', 'continued-words'],
  ['unknown_share', 'unknown'],
  ['sequence_length_ratio', 'sequence-length'],
] as const satisfies readonly (readonly [string, LanguageFigure])[]

/** The head of the table: behind the other columns the ends of the intervals, `premium_low` and `premium_high`. */
export const languageColumnIds: readonly string[] = [
  ...languageColumns.map(([id]) => id),
  ...intervalColumns.flatMap(([id]) => [`${id}_low`, `${id}_high`]),
]

/** Whether every pair of a chosen language that could be had and a tokenizer that works is counted. */
export function isAllCounted({ codes, columns, countsOf, languageFailureOf }: LanguageData): boolean {
  return codes.every(
    (code) =>
      languageFailureOf(code) !== null ||
      columns.every(({ reference, failure }) => failure !== null || countsOf(code, reference) !== null),
  )
}

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
  { version, revisionOf }: Provenance,
  intervalOf: GatheredIntervals['intervalOf'],
): readonly (readonly ExportCell[])[] {
  const { keyed, codes, columns, options, mode, base, baseline } = data
  const { corpus } = keyed
  return codes.flatMap((code): readonly (readonly ExportCell[])[] => {
    const language = corpus.languages.find((one) => one.code === code)
    const statistics = data.statisticsOf(code)
    if (language === undefined || statistics === null) return []
    return columns.flatMap(({ reference, name }) => {
      const counts = data.countsOf(code, reference)
      if (counts === null) return []
      const figures = languageFigureIds
        .filter((id) => id !== 'tokens')
        .map((figure) => figureCell(data, code, reference, figure).value)
      const counted = [
        sumOf(statistics.present),
        sumOf(counts.tokens),
        sumOf(statistics.bytes),
        sumOf(statistics.codePoints),
        sumOf(statistics.graphemes),
        sumOf(statistics.words),
        statistics.wordTypes,
        sumOf(counts.unknownTokens),
        sumOf(counts.unknownCodePoints),
      ]
      const said = [
        corpus.name,
        corpus.source,
        corpus.unit,
        mode,
        base,
        baseline,
        options.seed,
        statistics.segmenter,
        name,
        reference,
        revisionOf(reference),
        version,
      ]
      const ends = intervalColumns.flatMap(([, figure]) => {
        const interval = intervalOf(code, reference, figure)
        return [interval?.low ?? null, interval?.high ?? null]
      })
      return [
        [
          language.name,
          code,
          language.iso639_3,
          language.script,
          language.family,
          ...counted,
          ...figures,
          ...said,
          ...ends,
        ],
      ]
    })
  })
}
