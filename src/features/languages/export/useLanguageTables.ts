/** The tables of languages and of fairness, as they can be exported now. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { version } from '../../../../package.json' with { type: 'json' }
import { kindOf } from '../../../core/export/columnKinds.ts'
import type { OfferedTable } from '../../../core/export/offeredTable.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { cardOf } from '../../../state/selectors.ts'
import { useLanguageData } from '../useLanguageData.ts'
import { fairnessFacts, fairnessRows, measureColumns, sharedFacts } from './fairnessRows.ts'
import { gatherResampled } from './gatherResampled.ts'
import { intervalColumns, isAllCounted, languageColumns, languageRowCount, languageRows } from './languageRows.ts'

function useColumns() {
  const t = useTranslations('export')
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
    languageColumns: () => [
      ...languageColumns.map(([id, figure]) => ({
        id,
        title: t(`columns.languages.${id}.title`),
        unit: t(`columns.languages.${id}.unit`),
        definition:
          figure === null
            ? t(`columns.languages.${id}.definition`)
            : `${tLanguages(`definition.${figure}.what`)} (${tLanguages(`definition.${figure}.formula`)})`,
        ...kindOf(id),
      })),
      ...intervalColumns.flatMap(([id]) =>
        endsOf(id, t(`columns.languages.${id}.title`), t(`columns.languages.${id}.unit`)),
      ),
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
          return [
            { id, title, unit, definition: tLanguages(`measureDefinition.${measure}`), ...kindOf(id) },
            ...endsOf(id, title, unit),
          ]
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

export function useLanguageTables(): readonly OfferedTable[] {
  const store = useAppStore()
  const services = useServices()
  const words = useColumns()
  const session = useAppState((state) => state.session)
  const comparison = useAppState((state) => state.comparison)
  const data = useLanguageData()
  const state = useMemo(() => ({ ...store.getState(), session, comparison }), [store, session, comparison])
  const provenance = {
    version,
    revisionOf: (reference: string): string => cardOf(state, reference)?.source.revision ?? '',
  }
  const pairs = data === null ? 0 : languageRowCount(data)
  const missing = pairs === 0 ? 'noLanguages' : data !== null && !isAllCounted(data) ? 'someLanguages' : null
  return [
    {
      name: 'languages',
      columns: words.languageColumns(),
      rowCount: pairs,
      missing,
      make: async () => {
        const rows =
          data === null
            ? []
            : languageRows(data, provenance, (await gatherResampled(data, services.languages)).intervalOf)
        return { name: 'languages', columns: words.languageColumns(), rowCount: rows.length, rows: () => rows }
      },
    },
    {
      name: 'fairness',
      columns: words.fairnessColumns(),
      rowCount: data?.columns.filter(({ failure }) => failure === null).length ?? 0,
      missing,
      make: async () => {
        const rows =
          data === null
            ? []
            : fairnessRows(data, provenance, (await gatherResampled(data, services.languages, ['premium'])).fairnessOf)
        return { name: 'fairness', columns: words.fairnessColumns(), rowCount: rows.length, rows: () => rows }
      },
    },
  ]
}
