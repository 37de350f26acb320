/** The table of the lanes' scores, as it can be exported now: what each was scored by, and its totals at full precision. */
import { useTranslations } from 'use-intl'
import type { OfferedTable } from '../../../core/export/offeredTable.ts'
import type { ExportCell, ExportColumn } from '../../../core/export/table.ts'
import type { LanguageModelFacts } from '../../../state/services.ts'
import { isScoringStale, languageModelCardOf, languageModelStatus } from '../../../state/scoringSelectors.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import type { AppState } from '../../../state/store.ts'
import type { Translations } from '../../../ui/translations.ts'
import { useScoredLanes, type NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { totalsRow } from './totalsRows.ts'

/** Name, type, whether a paper's table has it if nothing else is chosen, and its decimals there. */
const COLUMNS = [
  ['lane', 'text', true, null],
  ['reference', 'text', false, null],
  ['method', 'text', false, null],
  ['language_model', 'text', true, null],
  ['language_model_id', 'text', false, null],
  ['language_model_revision', 'text', false, null],
  ['language_model_sha256', 'text', false, null],
  ['dtype', 'text', false, null],
  ['device', 'text', false, null],
  ['begin_token', 'text', false, null],
  ['context_tokens', 'number', false, 0],
  ['stride_tokens', 'number', false, 0],
  ['text_bytes', 'number', false, 0],
  ['tokens', 'number', true, 0],
  ['unscored_tokens', 'number', false, 0],
  ['bits', 'number', true, 1],
  ['bits_per_byte', 'number', true, 3],
  ['bits_per_grapheme', 'number', false, 3],
  ['canonical_bits', 'number', false, 1],
  ['canonical_tokens', 'number', false, 0],
  ['mean_bits', 'number', false, 3],
  ['median_bits', 'number', false, 3],
  ['perplexity', 'number', false, 2],
  ['variance_bits2', 'number', false, 3],
  ['neighbour_variance_bits2', 'number', false, 3],
  ['k_share', 'number', false, 3],
  ['min_k_nats', 'number', false, 3],
  ['min_k_plus_plus', 'number', false, 3],
] as const

/** What one lane's row says, in the order of the columns. */
function rowOf(
  state: AppState,
  lane: NamedScoredLane,
  reference: string,
  share: number,
  facts: LanguageModelFacts | null,
): readonly ExportCell[] {
  const { scored, view, name } = lane
  const card = languageModelCardOf(state, scored.languageModel)
  const status = languageModelStatus(state, scored.languageModel)
  const { figures } = totalsRow(lane, share)
  return [
    name,
    reference,
    scored.method,
    card?.name ?? scored.languageModel,
    scored.languageModel,
    card?.source.revision ?? null,
    facts?.sha256 ?? null,
    card?.dtype ?? null,
    status.status === 'ready' ? status.device.kind : null,
    scored.begin ? 'yes' : 'no',
    card?.contextLength ?? null,
    scored.stride,
    view.layout.bytes,
    figures.tokens,
    figures.leftOut,
    figures.bits,
    figures.bitsPerByte,
    figures.bitsPerGrapheme,
    scored.ofText?.canonicalBits ?? null,
    scored.ofText?.canonicalTokens ?? null,
    figures.mean,
    figures.median,
    figures.perplexity,
    figures.variance,
    figures.localVariance,
    share,
    figures.minK,
    figures.minKPlusPlus,
  ]
}

/** The columns with the page's words. */
export function scoreColumns(t: Translations<'export'>): readonly ExportColumn[] {
  return COLUMNS.map(([id, type, inPaper, decimals]): ExportColumn => ({
    id,
    title: t(`columns.scores.${id}.title`),
    unit: t(`columns.scores.${id}.unit`),
    definition: t(`columns.scores.${id}.definition`),
    type,
    inPaper,
    decimals,
  }))
}

export function useScoresTable(): OfferedTable {
  const t = useTranslations('export')
  const store = useAppStore()
  const services = useServices()
  const share = useAppState((state) => state.comparison.probabilities.minKShare)
  const scored = useScoredLanes()
  const isStale = useAppState((state) =>
    state.comparison.tokenizers.filter((lane) => isScoringStale(state, lane)).join(),
  )
  const stale = isStale.split(',')
  const lanes = scored.filter(({ reference, scored: { origin } }) => origin === 'live' && !stale.includes(reference))
  const columns = scoreColumns(t)
  return {
    name: 'scores',
    columns,
    rowCount: lanes.length,
    missing: lanes.length === 0 ? 'noScores' : null,
    make: async () => {
      const state = store.getState()
      const { tokenizers } = services.versionedContent().content
      const rows: (readonly ExportCell[])[] = []
      for (const lane of lanes) {
        const place = state.comparison.tokenizers.indexOf(lane.reference)
        const facts = await services.languageModelFacts(lane.scored.languageModel)
        rows.push(rowOf(state, lane, tokenizers[place] ?? lane.reference, share, facts))
      }
      return { name: 'scores', columns, rowCount: rows.length, rows: () => rows }
    },
  }
}
