/** The tables of languages and of fairness, as they can be exported now. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../../package.json' with { type: 'json' }
import type { MetricColumn } from '../../../core/export/columns.ts'
import type { ExportColumn } from '../../../core/export/table.ts'
import type { OfferedTable } from '../../../core/export/offeredTable.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { metricColumnWords } from '../../../ui/metrics/metricWords.ts'
import { cardOf } from '../../../state/selectors.ts'
import type { Translations } from '../../../ui/translations.ts'
import { useLanguageData } from '../useLanguageData.ts'
import { fairnessColumns, fairnessRows, isOwnFact } from './fairnessRows.ts'
import { gatherResampled } from './gatherResampled.ts'
import { countedSoFar } from '../figures/countedSoFar.ts'
import { languageColumns, languageRowCount, languageRows, type LanguageFactId } from './languageRows.ts'

/** The words of a column of a metric, or of an end of its interval. */
function metricWords(t: Translations<'export'>, tMetric: Translations<'metric'>, { metric, end }: MetricColumn<never>) {
  const words = metricColumnWords(tMetric, metric)
  const { title } = words
  return end === null
    ? words
    : {
        ...words,
        title: t(`columns.interval.${end}`, { title }),
        definition: t('columns.interval.definition', { title }),
      }
}

/** The columns of the table of languages with their words. */
export function languageExportColumns(
  t: Translations<'export'>,
  tMetric: Translations<'metric'>,
): readonly ExportColumn[] {
  return languageColumns.map((column) => ({
    ...column,
    ...(column.metric === null ? languageFactWords(t, column.id) : metricWords(t, tMetric, column)),
  }))
}

/** The columns of the table of fairness with their words. */
export function fairnessExportColumns(
  t: Translations<'export'>,
  tMetric: Translations<'metric'>,
): readonly ExportColumn[] {
  return fairnessColumns.map((column) => ({
    ...column,
    ...(column.metric === null
      ? isOwnFact(column.id)
        ? {
            title: t(`columns.fairness.${column.id}.title`),
            unit: t(`columns.fairness.${column.id}.unit`),
            definition: t(`columns.fairness.${column.id}.definition`),
          }
        : languageFactWords(t, column.id)
      : metricWords(t, tMetric, column)),
  }))
}

function languageFactWords(t: Translations<'export'>, id: LanguageFactId) {
  return {
    title: t(`columns.languages.${id}.title`),
    unit: t(`columns.languages.${id}.unit`),
    definition: t(`columns.languages.${id}.definition`),
  }
}

export function useLanguageTables(): readonly OfferedTable[] {
  const store = useAppStore()
  const services = useServices()
  const t = useTranslations('export')
  const tMetric = useTranslations('metric')
  const session = useAppState((state) => state.session)
  const comparison = useAppState((state) => state.comparison)
  const data = useLanguageData()
  const state = useMemo(() => ({ ...store.getState(), session, comparison }), [store, session, comparison])
  const provenance = {
    version,
    revisionOf: (reference: string): string => cardOf(state, reference)?.source.revision ?? '',
  }
  const pairs = data === null ? 0 : languageRowCount(data)
  const missing = pairs === 0 ? 'noLanguages' : data !== null && countedSoFar(data) !== null ? 'someLanguages' : null
  return [
    {
      name: 'languages',
      columns: languageExportColumns(t, tMetric),
      rowCount: pairs,
      missing,
      make: async () => {
        const rows =
          data === null
            ? []
            : languageRows(data, provenance, (await gatherResampled(data, services.languages)).intervalOf)
        return {
          name: 'languages',
          columns: languageExportColumns(t, tMetric),
          rowCount: rows.length,
          rows: () => rows,
        }
      },
    },
    {
      name: 'fairness',
      columns: fairnessExportColumns(t, tMetric),
      rowCount: data?.columns.filter(({ failure }) => failure === null).length ?? 0,
      missing,
      make: async () => {
        const rows =
          data === null
            ? []
            : fairnessRows(data, provenance, (await gatherResampled(data, services.languages, ['premium'])).fairnessOf)
        return { name: 'fairness', columns: fairnessExportColumns(t, tMetric), rowCount: rows.length, rows: () => rows }
      },
    },
  ]
}
