/** How unequal each tokenizer is over the chosen languages, as a table of one line a tokenizer, with the ends of the 95 % intervals. Pure. */
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
import { fairnessMetricIds } from '../../../core/metrics/metrics.ts'
import { summaryRows, type SummaryRow } from '../summary/summaryRows.ts'
import type { LanguageData } from '../useLanguageData.ts'
import type { GatheredIntervals } from './gatherResampled.ts'
import { sharedColumns, type Provenance, type SharedFactId, type SharedRow } from './sharedColumns.ts'

interface FairnessRow extends SharedRow {
  readonly summary: SummaryRow
}

/** Facts that the table of languages has not. */
const ownFacts = [
  'languages',
  'void_languages',
  'worst_language',
  'best_language',
  'gini_against_baseline',
  'mean_against_baseline',
] as const
type OwnFactId = (typeof ownFacts)[number]

export function isOwnFact(id: OwnFactId | SharedFactId): id is OwnFactId {
  return ownFacts.some((own) => own === id)
}

const { corpus, tokenizer } = sharedColumns<FairnessRow>()

/** Each metric is followed by the ends of its interval. */
export const fairnessColumns: readonly (
  | FactColumn<FairnessRow, OwnFactId | SharedFactId>
  | MetricColumn<FairnessRow>
)[] = [
  text('tokenizer', ({ name }) => name, { inPaper: true }),
  ...fairnessMetricIds.flatMap((id) => [
    metricColumn<FairnessRow>(id, ({ summary }) => summary.values?.[id] ?? null),
    ...intervalColumns<FairnessRow>(id, ({ summary }) => summary.intervals?.[id] ?? null),
  ]),
  number('languages', ({ data, summary }) => data.codes.length - summary.voided - summary.unread),
  number('void_languages', ({ summary }) => summary.voided),
  text('worst_language', ({ summary }) => summary.worstCode, { inPaper: true }),
  text('best_language', ({ summary }) => summary.bestCode),
  text('gini_against_baseline', ({ summary }) => summary.differences?.get('gini') ?? null),
  text('mean_against_baseline', ({ summary }) => summary.differences?.get('mean-premium') ?? null),
  ...corpus,
  ...tokenizer,
]

/** Tokenizers that failed, or of which not all is counted, are left out. */
export function fairnessRows(
  data: LanguageData,
  provenance: Provenance,
  fairnessOf: GatheredIntervals['fairnessOf'],
): readonly (readonly ExportCell[])[] {
  return summaryRows(data, fairnessOf).flatMap((summary) => {
    const { values, reference, name } = summary
    return values === null ? [] : [cellsOf(fairnessColumns, { data, provenance, reference, name, summary })]
  })
}
