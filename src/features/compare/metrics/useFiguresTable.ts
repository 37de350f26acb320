/** The table of the metrics of every lane, as it can be exported now. */
import { useTranslations } from 'use-intl'
import { kindOf } from '../../../core/export/columnKinds.ts'
import type { OfferedTable } from '../../../core/export/offeredTable.ts'
import type { ExportColumn } from '../../../core/export/table.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { readyLanes } from '../../../state/readyLanes.ts'
import { cardOf } from '../../../state/selectors.ts'
import { figureColumns, figureRow } from './figureRows.ts'
import { useMetricsRows } from './useMetricsRows.ts'

function useColumns(): readonly ExportColumn[] {
  const t = useTranslations('export')
  const tMetrics = useTranslations('metrics')
  return figureColumns.map(([id, figure]) => ({
    id,
    title: t(`columns.figures.${id}.title`),
    unit: t(`columns.figures.${id}.unit`),
    definition:
      figure === null
        ? t(`columns.figures.${id}.definition`)
        : `${tMetrics(`definition.${figure}.what`)} (${tMetrics(`definition.${figure}.formula`)})`,
    ...kindOf(id),
  }))
}

export function useFiguresTable(): OfferedTable {
  const store = useAppStore()
  const columns = useColumns()
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
      const text = measured?.measurement.text
      const rows =
        text === undefined
          ? []
          : figures.map((row) =>
              figureRow(row, cardOf(state, row.reference)?.source.revision ?? '', comparison.compare.renyiAlpha, text),
            )
      return { name: 'figures', columns, rowCount: rows.length, rows: () => rows }
    },
  }
}
