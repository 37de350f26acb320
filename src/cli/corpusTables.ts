/** The tables of languages and of fairness as the page exports them, from what was counted: one CSV file each. */
import { version } from '../../package.json' with { type: 'json' }
import { delimitedRows } from '../core/export/delimited.ts'
import type { ExportCell } from '../core/export/table.ts'
import { REPLICATES } from '../core/metrics/bootstrap.ts'
import { findCard } from '../core/tokenizers/catalogue/catalogue.ts'
import { originalOf, parseOriginal } from '../core/tokenizers/reference.ts'
import { fairnessColumns, fairnessRows } from '../features/languages/export/fairnessRows.ts'
import { gatherResampled } from '../features/languages/export/gatherResampled.ts'
import { languageColumns, languageRows } from '../features/languages/export/languageRows.ts'
import type { LanguageData } from '../features/languages/useLanguageData.ts'
import type { CountingService } from '../platform/workers/counting/protocol.ts'

export interface CorpusTables {
  readonly languages: string
  readonly fairness: string
}

export async function corpusTables(
  data: LanguageData,
  counter: Pick<CountingService, 'resample'>,
): Promise<CorpusTables> {
  const resampling = {
    resample: ({ pairs, units, seed }: Parameters<Parameters<typeof gatherResampled>[1]['resample']>[0]) =>
      counter.resample({ requestId: 'resample', pairs, units, seed, replicates: REPLICATES }),
  }
  const { intervalOf, fairnessOf } = await gatherResampled(data, resampling)
  const provenance = { version, revisionOf }
  return {
    languages: table(languageColumns, languageRows(data, provenance, intervalOf)),
    fairness: table(fairnessColumns, fairnessRows(data, provenance, fairnessOf)),
  }
}

function table(columns: readonly { readonly id: string }[], rows: readonly (readonly ExportCell[])[]): string {
  return delimitedRows([columns.map(({ id }) => id)], ',') + delimitedRows(rows, ',')
}

/** As far as the reference says it: of a repository of the hub, what stands after `@`. */
function revisionOf(reference: string): string {
  const parsed = parseOriginal(reference)
  switch (parsed?.kind) {
    case 'hub':
      return parsed.revision ?? 'main'
    case 'file':
    case 'trained':
      return `SHA-256 ${parsed.sha256}`
    default:
      return findCard(originalOf(reference))?.card.source.revision ?? ''
  }
}
