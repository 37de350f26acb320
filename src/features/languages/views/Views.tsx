/** The views of one figure: dot plot, heat map, bars and table, each with its files. */
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { languageMetricIds } from '../../../core/metrics/metrics.ts'
import { languageGroups, languageViews, type LanguageOptions } from '../options.ts'
import { useAppStore } from '../../../state/react.ts'
import { Downloads } from '../export/Downloads.tsx'
import { createTableMaker, figureColumns, figureTable, tokenizerColumns } from '../figures/buildTable.ts'
import { countedSoFar } from '../figures/countedSoFar.ts'
import { scaleKind, scaleOf } from '../figures/figureScale.ts'
import { groupRows, nextSorting, sortRows } from '../figures/figureTable.ts'
import panelStyles from '../LanguagesPanel.module.css'
import type { LanguageData } from '../useLanguageData.ts'
import { comparedCode } from '../comparedCode.ts'
import { Bars } from './Bars.tsx'
import { ChartTable } from './ChartTable.tsx'
import { FigureGrid } from './FigureGrid.tsx'
import { HeatLegend } from './HeatLegend.tsx'
import { Spread } from './Spread.tsx'
import styles from './Views.module.css'
import { setOptions } from '../../../state/actions/options.ts'

export function Views({ data }: { readonly data: LanguageData }) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const store = useAppStore()
  const svgRef = useRef<SVGSVGElement>(null)
  const { options } = data
  const { figure, view, group, sorting, allFigures, grouped } = options
  const columns = useMemo(() => tokenizerColumns(data.columns, figure), [data.columns, figure])
  const tableOf = useState(createTableMaker)[0]
  const table = useMemo(() => tableOf(data, columns), [tableOf, data, columns])
  const shownReference =
    data.columns.find(({ reference }) => reference === options.tokenizer)?.reference ?? data.baseline
  const barReferences = useMemo(
    () => (grouped ? data.columns.map(({ reference }) => reference) : shownReference === null ? [] : [shownReference]),
    [grouped, data.columns, shownReference],
  )
  const oneTokenizer = view === 'table' && allFigures && shownReference !== null
  const shown = useMemo(
    () =>
      oneTokenizer
        ? figureTable(
            data,
            figureColumns(shownReference, languageMetricIds, (id) => tMetric(`words.${id}.name`)),
          )
        : table,
    [oneTokenizer, data, shownReference, table, tMetric],
  )
  const rows = useMemo(() => sortRows(shown, sorting), [shown, sorting])
  const groups = useMemo(
    () => groupRows(rows, view === 'table' || view === 'heat' ? group : 'none'),
    [rows, view, group],
  )
  const scale = useMemo(
    () =>
      scaleOf(
        table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => (value === null ? [] : [value]))),
        scaleKind(figure),
      ),
    [table, figure],
  )
  const heatScale = useMemo(() => (view === 'heat' ? () => scale : null), [view, scale])
  const set = (part: Partial<LanguageOptions>) => setOptions(store, 'languages', part)
  const figureName = tMetric(`words.${figure}.name`)
  const partly = countedSoFar(data)
  return (
    <section aria-labelledby="languages-views" className={panelStyles['section']}>
      <div className={panelStyles['sectionHead']}>
        <h2 id="languages-views">{figureName}</h2>
        <div role="radiogroup" aria-label={t('view')} className={styles['tabs']}>
          {languageViews.map((id) => (
            <label key={id} className={id === view ? styles['chosenTab'] : styles['tab']}>
              <input
                type="radio"
                name="languages-view"
                checked={id === view}
                onChange={() => set({ view: id })}
                className="visually-hidden"
              />
              {t(`viewName.${id}`)}
            </label>
          ))}
        </div>
        {((view === 'bars' && !grouped) || (view === 'table' && allFigures)) && (
          <label className={styles['choice']}>
            {t('tokenizer')}
            <select value={shownReference ?? ''} onChange={(event) => set({ tokenizer: event.target.value })}>
              {data.columns.map(({ reference, name }) => (
                <option key={reference} value={reference} translate="no">
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {view === 'bars' && (
          <label className={styles['choice']}>
            <input type="checkbox" checked={grouped} onChange={(event) => set({ grouped: event.target.checked })} />
            {t('grouped')}
          </label>
        )}
        {view === 'table' && (
          <label className={styles['choice']}>
            <input
              type="checkbox"
              checked={allFigures}
              onChange={(event) => set({ allFigures: event.target.checked })}
            />
            {t('allFigures')}
          </label>
        )}
        {(view === 'table' || view === 'heat') && (
          <label className={styles['choice']}>
            {t('group')}
            <select
              value={group}
              onChange={(event) => set({ group: languageGroups.find((id) => id === event.target.value) ?? group })}
            >
              {languageGroups.map((id) => (
                <option key={id} value={id}>
                  {t(`groupName.${id}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Downloads data={data} view={view} table={{ ...shown, rows }} scale={scale} svgRef={svgRef} />
      </div>
      {partly !== null && <p className={panelStyles['note']}>{t('soFar', { ...partly })}</p>}
      <div className={partly === null ? undefined : panelStyles['partly']}>
        {view === 'spread' && (
          <Spread
            table={table}
            figure={figure}
            axisTitle={t(scaleKind(figure) === 'logarithmic' ? 'axisLogarithmic' : 'axis', { name: figureName })}
            followed={comparedCode(data)}
            onFollow={(other) => set({ other })}
            svgRef={svgRef}
          />
        )}
        {view === 'heat' && scale !== null && <HeatLegend scale={scale} figure={figure} />}
        {view === 'bars' && shownReference !== null && (
          <Bars data={data} rows={rows} references={barReferences} figure={figure} svgRef={svgRef} />
        )}
        {(view === 'table' || view === 'heat') && (
          <FigureGrid
            columns={shown.columns}
            groups={groups}
            sorting={sorting}
            onSort={(by) => set({ sorting: nextSorting(sorting, by) })}
            scaleOf={heatScale}
            withFacts={view === 'table' && !oneTokenizer}
            label={t('tableOf', { name: figureName })}
          />
        )}
        {view === 'spread' && <ChartTable table={{ ...table, rows }} caption={t('tableOf', { name: figureName })} />}
      </div>
    </section>
  )
}
