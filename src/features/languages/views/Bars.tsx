/**
 * Bars of one figure, the greatest first: of one tokenizer, or of all side by side, each with its 95 % interval, and the same
 * numbers as a table.
 */
import type { RefObject } from 'react'
import { useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import { chartLegend } from '../../../ui/chartLegend.ts'
import { chartNames, NAME_GAP_PIXELS } from '../../../ui/chartNames.ts'
import { ChartLegendRows } from '../../../ui/ChartLegendRows.tsx'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { useTickNumbers } from '../../../ui/metrics/useTickNumbers.ts'
import { seriesColour } from '../../../ui/series.ts'
import series from '../../../ui/series.module.css'
import { useWidth } from '../../../ui/useWidth.ts'
import type { FigureRow } from '../figures/figureTable.ts'
import { useIntervals } from '../intervals/useIntervals.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { barsLayout } from './barsLayout.ts'
import styles from './Bars.module.css'

interface Props {
  readonly data: LanguageData
  /** The cells are those of the tokenizers, in the order of the data's columns. */
  readonly rows: readonly FigureRow[]
  /** The tokenizers whose bars are shown. */
  readonly references: readonly string[]
  readonly figure: LanguageMetricId
  readonly svgRef: RefObject<SVGSVGElement | null>
}

const RIGHT_PIXELS = 24
const AXIS_PIXELS = 34
const NO_TICKS: readonly number[] = []

export function Bars({ data, rows, references, figure, svgRef }: Props) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const format = useMetricNumbers()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const intervals = useIntervals(data, references, figure)
  const shown = useMemo(
    () => data.columns.flatMap((column, lane) => (references.includes(column.reference) ? [{ ...column, lane }] : [])),
    [data.columns, references],
  )
  const layout = useMemo(
    () =>
      barsLayout(
        rows,
        shown.map(({ reference, lane }) => ({ cell: lane, lane, intervals: intervals.get(reference) ?? null })),
      ),
    [rows, shown, intervals],
  )
  const formatTick = useTickNumbers(figure, layout?.scale.ticks ?? NO_TICKS, true)
  const isGrouped = shown.length > 1
  const names = chartNames(layout?.groups.map(({ name }) => name) ?? [], width)
  const left = names.width
  const room = Math.max(60, width - left - RIGHT_PIXELS)
  // One mark for each lane, whichever are shown.
  const legend = chartLegend(isGrouped ? data.columns.map(({ name }) => name) : [], width)
  const title = tMetric(`words.${figure}.name`)
  const tokenizers = shown.map(({ name }) => name).join(', ')
  return (
    <figure className={`${series['series']} ${styles['figure']}`}>
      <div ref={frame} aria-hidden="true">
        {layout !== null && width > 0 && (
          <svg
            ref={svgRef}
            width={width}
            height={legend.height + layout.height + AXIS_PIXELS}
            className={styles['chart']}
          >
            <ChartLegendRows legend={legend} />
            <g transform={`translate(${left} ${legend.height})`}>
              {layout.scale.ticks.map((tick) => {
                const x = layout.scale.placeOf(tick) * room
                return (
                  <g key={tick}>
                    <line className={styles['grid']} x1={x} x2={x} y1={0} y2={layout.height} />
                    <text className={styles['tick']} x={x} y={layout.height + 14} textAnchor="middle">
                      {formatTick(tick)}
                    </text>
                  </g>
                )
              })}
              <text className={styles['tick']} x={room} y={layout.height + 30} textAnchor="end">
                {title}
              </text>
              {layout.groups.map(({ code, name, middle, bars }) => (
                <g key={code}>
                  <text x={-NAME_GAP_PIXELS / 2} y={middle + 4} textAnchor="end">
                    {names.shown(name)}
                  </text>
                  {bars.map(({ lane, value, interval, y }) => {
                    const [end, centre] = [layout.scale.placeOf(value) * room, y + layout.thickness / 2]
                    return (
                      <g key={lane} data-interval={interval === null ? undefined : true}>
                        <rect
                          className={styles['bar']}
                          style={isGrouped ? { fill: seriesColour(lane) } : undefined}
                          x={0}
                          y={y}
                          width={end}
                          height={layout.thickness - (isGrouped ? 1 : 0)}
                        />
                        {interval !== null && (
                          <line
                            className={styles['interval']}
                            x1={layout.scale.placeOf(interval.low) * room}
                            x2={layout.scale.placeOf(interval.high) * room}
                            y1={centre}
                            y2={centre}
                          />
                        )}
                      </g>
                    )
                  })}
                </g>
              ))}
            </g>
          </svg>
        )}
      </div>
      <figcaption className={styles['caption']}>
        {t('barsNote', { name: tokenizers, seed: data.options.seed })} {isGrouped && t('barsOrder')}
      </figcaption>
      <table className={styles['table']}>
        <caption>{t('tableOf', { name: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            {shown.map(({ reference, name }) => (
              <th key={reference} scope="col" translate="no">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout?.groups.map(({ code, name, bars }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {shown.map(({ reference, lane }) => {
                const bar = bars.find((one) => one.lane === lane)
                return (
                  <td key={reference}>
                    {bar === undefined ? '–' : format(figure, bar.value)}
                    {bar?.interval != null &&
                      `, ${t('interval')} ${t('fromToInterval', {
                        low: format(figure, bar.interval.low),
                        high: format(figure, bar.interval.high),
                      })}`}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
