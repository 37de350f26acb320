/** The tables that can be exported now, each as it will be when it is wanted, with the words of its columns. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../package.json' with { type: 'json' }
import type { ExportColumn, ExportTable } from '../../export/table.ts'
import { tokenColumns, tokensTable } from '../../export/tokensTable.ts'
import { figureColumns, figureRow } from '../../panels/compare/metrics/figureRows.ts'
import { useMetricsRows } from '../../panels/compare/metrics/useMetricsRows.ts'
import { fairnessFacts, fairnessRows, measureColumns, sharedFacts } from '../../panels/languages/export/fairnessRows.ts'
import { gatherResampled } from '../../panels/languages/export/gatherResampled.ts'
import { intervalColumns, isAllCounted, languageColumns, languageRowCount, languageRows } from '../../panels/languages/export/languageRows.ts'
import { useLanguageData } from '../../panels/languages/useLanguageData.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { cardOf } from '../../state/selectors.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { gatherTokens, scoresOf } from './gatherTokens.ts'
import { lanesWithTokens, readyLanes } from './readyLanes.ts'

export type TableName = 'tokens' | 'figures' | 'languages' | 'fairness'

export interface OfferedTable {
  readonly name: TableName
  readonly rowCount: number
  /** Those that the table will have. */
  readonly columns: readonly ExportColumn[]
  /** Why there is none; null where it can be had. */
  readonly missing: 'noTokens' | 'noFigures' | 'noLanguages' | 'someLanguages' | null
  readonly make: () => Promise<ExportTable>
}

const IN_PAPER: ReadonlySet<string> = new Set([
  'tokenizer', 'tokens', 'tokens_per_word', 'continued_words_share', 'bytes_per_token', 'unknown_tokens', 'renyi_efficiency',
  'language', 'premium', 'unknown_share', 'premium_low', 'premium_high', 'gini', 'gini_low', 'gini_high', 'worst_premium', 'worst_language', 'mean_premium',
])
const TEXTS: ReadonlySet<string> = new Set([
  'tokenizer', 'reference', 'revision', 'longest_token', 'round_trip', 'segmenter', 'language', 'code', 'iso639_3', 'script', 'family',
  'corpus', 'corpus_source', 'unit', 'mode', 'base', 'baseline', 'tokenizer_reference', 'tokenizer_revision', 'tessera_version',
  'worst_language', 'best_language', 'gini_against_baseline', 'mean_against_baseline',
])
/** Counts, in a paper without decimals. */
const COUNTS: ReadonlySet<string> = new Set([
  'tokens', 'distinct_tokens', 'longest_token_bytes', 'unknown_tokens', 'context_length_tokens', 'text_bytes', 'text_code_points',
  'text_graphemes', 'text_words', 'units', 'bytes', 'code_points', 'graphemes', 'words', 'word_types', 'unknown_code_points', 'seed',
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
const kindOf = (id: string) => ({ type: TEXTS.has(id) ? ('text' as const) : ('number' as const), inPaper: IN_PAPER.has(id), decimals: decimalsOf(id) })

function useColumnWords() {
  const t = useTranslations('export')
  const tMetrics = useTranslations('metrics')
  const tLanguages = useTranslations('languages')
  const endsOf = (id: string, title: string, unit: string) =>
    (['low', 'high'] as const).map((end) => ({
      id: `${id}_${end}`,
      title: t(`columns.interval.${end}`, { title }),
      unit,
      definition: t('columns.interval.definition', { title }),
      ...kindOf(`${id}_${end}`),
    }))
  return {
    ofTokens: (id: Parameters<Parameters<typeof tokensTable>[1]>[0]) => ({
      title: t(`columns.tokens.${id}.title`),
      unit: t(`columns.tokens.${id}.unit`),
      definition: t(`columns.tokens.${id}.definition`),
    }),
    figureColumns: () =>
      figureColumns.map(([id, figure]) => ({
        id,
        title: t(`columns.figures.${id}.title`),
        unit: t(`columns.figures.${id}.unit`),
        definition: figure === null ? t(`columns.figures.${id}.definition`) : `${tMetrics(`definition.${figure}.what`)} (${tMetrics(`definition.${figure}.formula`)})`,
        ...kindOf(id),
      })),
    languageColumns: () => [
      ...languageColumns.map(([id, figure]) => ({
        id,
        title: t(`columns.languages.${id}.title`),
        unit: t(`columns.languages.${id}.unit`),
        definition: figure === null ? t(`columns.languages.${id}.definition`) : `${tLanguages(`definition.${figure}.what`)} (${tLanguages(`definition.${figure}.formula`)})`,
        ...kindOf(id),
      })),
      ...intervalColumns.flatMap(([id]) => endsOf(id, t(`columns.languages.${id}.title`), t(`columns.languages.${id}.unit`))),
    ],
    fairnessColumns: () => {
      const shared = (id: 'tokenizer' | (typeof sharedFacts)[number]) => ({
        id,
        title: t(`columns.languages.${id}.title`),
        unit: t(`columns.languages.${id}.unit`),
        definition: t(`columns.languages.${id}.definition`),
        ...kindOf(id),
      })
      return [
        shared('tokenizer'),
        ...measureColumns.flatMap(([id, measure]) => {
          const [title, unit] = [t(`columns.fairness.${id}.title`), t(`columns.fairness.${id}.unit`)]
          return [{ id, title, unit, definition: tLanguages(`measureDefinition.${measure}`), ...kindOf(id) }, ...endsOf(id, title, unit)]
        }),
        ...fairnessFacts.map((id) => ({
          id,
          title: t(`columns.fairness.${id}.title`),
          unit: t(`columns.fairness.${id}.unit`),
          definition: t(`columns.fairness.${id}.definition`),
          ...kindOf(id),
        })),
        ...sharedFacts.map(shared),
      ]
    },
  }
}

export function useExportTables(): readonly OfferedTable[] {
  const store = useAppStore()
  const services = useServices()
  const nameOf = useTokenizerNames()
  const words = useColumnWords()
  const session = useAppState((state) => state.session)
  const comparison = useAppState((state) => state.comparison)
  const measured = session.measured?.input.text === comparison.text ? session.measured : null
  const metricsRows = useMetricsRows(measured)
  const languageData = useLanguageData()
  const state = useMemo(() => ({ ...store.getState(), session, comparison }), [store, session, comparison])
  const revisionOf = (reference: string): string => cardOf(state, reference)?.source.revision ?? ''
  const withTokens = lanesWithTokens(state)
  const ready = new Set(readyLanes(state).map(({ reference }) => reference))
  const figures = metricsRows.filter(({ reference }) => ready.has(reference))
  const provenance = { version, revisionOf }
  const pairs = languageData === null ? 0 : languageRowCount(languageData)
  const missingPairs = pairs === 0 ? ('noLanguages' as const) : languageData !== null && !isAllCounted(languageData) ? ('someLanguages' as const) : null
  return [
    {
      name: 'tokens',
      columns: tokenColumns(withTokens.some((lane) => scoresOf(state, lane) !== null), words.ofTokens),
      rowCount: withTokens.reduce((sum, { encoding }) => sum + encoding.ids.length, 0),
      missing: withTokens.length === 0 && ready.size > 0 ? 'noTokens' : null,
      make: async () => {
        const { tokenizers } = services.versionedContent().content
        return tokensTable(await gatherTokens(state, services, nameOf, (place) => tokenizers[place] ?? ''), words.ofTokens)
      },
    },
    {
      name: 'figures',
      columns: words.figureColumns(),
      rowCount: figures.length,
      missing: figures.length < ready.size ? 'noFigures' : null,
      make: async () => {
        const text = measured?.measurement.text
        const rows = text === undefined ? [] : figures.map((row) => figureRow(row, revisionOf(row.reference), comparison.compare.renyiAlpha, text))
        return { name: 'figures', columns: words.figureColumns(), rowCount: rows.length, rows: () => rows }
      },
    },
    {
      name: 'languages',
      columns: words.languageColumns(),
      rowCount: pairs,
      missing: missingPairs,
      make: async () => {
        const rows = languageData === null ? [] : languageRows(languageData, provenance, (await gatherResampled(languageData, services.languages)).intervalOf)
        return { name: 'languages', columns: words.languageColumns(), rowCount: rows.length, rows: () => rows }
      },
    },
    {
      name: 'fairness',
      columns: words.fairnessColumns(),
      rowCount: languageData?.columns.filter(({ failure }) => failure === null).length ?? 0,
      missing: missingPairs,
      make: async () => {
        const rows = languageData === null ? [] : fairnessRows(languageData, provenance, (await gatherResampled(languageData, services.languages, ['premium'])).fairnessOf)
        return { name: 'fairness', columns: words.fairnessColumns(), rowCount: rows.length, rows: () => rows }
      },
    },
  ]
}
