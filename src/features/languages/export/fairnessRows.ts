/** How unequal each tokenizer is over the chosen languages, as a table of one line a tokenizer, with the ends of the 95 % intervals. Pure. */
import type { ExportCell } from '../../../core/export/table.ts'
import type { FairnessMeasure } from '../../../core/metrics/fairness.ts'
import { summaryRows } from '../summary/summaryRows.ts'
import type { LanguageData } from '../useLanguageData.ts'
import type { GatheredIntervals } from './gatherResampled.ts'
import type { Provenance } from './languageRows.ts'

/** Columns of the measures, each followed by the ends of its interval. */
export const measureColumns = [
  ['gini', 'gini'],
  ['worst_premium', 'worst'],
  ['best_premium', 'best'],
  ['worst_to_best', 'ratio'],
  ['mean_premium', 'mean'],
  ['median_premium', 'median'],
] as const satisfies readonly (readonly [string, FairnessMeasure])[]

/** Besides the measures; those that the table of languages has mean the same in it. */
export const fairnessFacts = [
  'languages',
  'void_languages',
  'worst_language',
  'best_language',
  'gini_against_baseline',
  'mean_against_baseline',
] as const
export const sharedFacts = [
  'corpus',
  'corpus_source',
  'unit',
  'mode',
  'base',
  'baseline',
  'seed',
  'tokenizer_reference',
  'tokenizer_revision',
  'tessera_version',
] as const

/** The head of the table. */
export const fairnessColumnIds: readonly string[] = [
  'tokenizer',
  ...measureColumns.flatMap(([id]) => [id, `${id}_low`, `${id}_high`]),
  ...fairnessFacts,
  ...sharedFacts,
]

/** Tokenizers that failed, or of which not all is counted, are left out. */
export function fairnessRows(
  data: LanguageData,
  { version, revisionOf }: Provenance,
  fairnessOf: GatheredIntervals['fairnessOf'],
): readonly (readonly ExportCell[])[] {
  const { keyed, codes, options, mode, base, baseline } = data
  const { corpus } = keyed
  return summaryRows(data, fairnessOf).flatMap((row): readonly (readonly ExportCell[])[] => {
    const { values, intervals, differences, reference } = row
    if (values === null) return []
    const measures = measureColumns.flatMap(([, measure]) => [
      values[measure],
      intervals[measure]?.low ?? null,
      intervals[measure]?.high ?? null,
    ])
    const facts = [
      codes.length - row.voided - row.unread,
      row.voided,
      row.worstCode,
      row.bestCode,
      differences?.gini ?? null,
      differences?.mean ?? null,
    ]
    const shared = [
      corpus.name,
      corpus.source,
      corpus.unit,
      mode,
      base,
      baseline,
      options.seed,
      reference,
      revisionOf(reference),
      version,
    ]
    return [[row.name, ...measures, ...facts, ...shared]]
  })
}
