/** The table of the metrics of every lane, as it can be exported now. */
import { useTranslations } from 'use-intl'
import { cellsOf } from '../../../core/export/columns.ts'
import type { OfferedTable } from '../../../core/export/offeredTable.ts'
import type { ExportColumn } from '../../../core/export/table.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { readyLanes } from '../../../state/readyLanes.ts'
import { cardOf } from '../../../state/selectors.ts'
import { metricColumnWords } from '../../../ui/metrics/metricWords.ts'
import type { Translations } from '../../../ui/translations.ts'
import { figureColumns } from './figureRows.ts'
import { useMetricsRows } from './useMetricsRows.ts'

/** The columns with their words. */
export function figureExportColumns(
  t: Translations<'export'>,
  tMetric: Translations<'metric'>,
): readonly ExportColumn[] {
  return figureColumns.map((column) => ({
    ...column,
    ...(column.metric === null
      ? {
          title: t(`columns.figures.${column.id}.title`),
          unit: t(`columns.figures.${column.id}.unit`),
          definition: t(`columns.figures.${column.id}.definition`),
        }
      : metricColumnWords(tMetric, column.metric)),
  }))
}

export function useFiguresTable(): OfferedTable {
  const store = useAppStore()
  const columns = figureExportColumns(useTranslations('export'), useTranslations('metric'))
  const session = useAppState((state) => state.session)
  const comparison = useAppState((state) => state.comparison)
  const measured = session.measured?.input.text === comparison.text ? session.measured : null
  const metricsRows = useMetricsRows(measured)
  const state = { ...store.getState(), session, comparison }
  const ready = new Set(readyLanes(state).map(({ reference }) => reference))
  const figures = metricsRows.filter(({ reference }) => ready.has(reference))
  return {
    name: 'figures',
    columns,
    rowCount: figures.length,
    missing: figures.length < ready.size ? 'noFigures' : null,
    make: async () => {
      const rows = figures.map((row) =>
        cellsOf(figureColumns, { ...row, revision: cardOf(state, row.reference)?.source.revision ?? '' }),
      )
      return { name: 'figures', columns, rowCount: rows.length, rows: () => rows }
    },
  }
}
