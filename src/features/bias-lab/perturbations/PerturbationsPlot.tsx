/** Tokens changed per character changed as marks, a line a language, a shape and a colour a lane. The table says the same. */
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { greatest } from '../../../core/text/append.ts'
import { chartLegend } from '../../../ui/chartLegend.ts'
import { chartNames, NAME_GAP_PIXELS } from '../../../ui/chartNames.ts'
import { ChartLegendRows } from '../../../ui/ChartLegendRows.tsx'
import { seriesMark } from '../../../ui/marks.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import { seriesColour } from '../../../ui/series.ts'
import series from '../../../ui/series.module.css'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useWidth } from '../../../ui/useWidth.ts'
import { dotGroups, MARK_PITCH, scaleEnd } from './plotLayout.ts'
import type { ChangeRow } from './tableRows.ts'
import type { NamedLane } from './useChangesData.ts'
import styles from './PerturbationsPlot.module.css'

const TICKS = [0, 0.25, 0.5, 0.75, 1]
const ROW_PIXELS = 26
const AXIS_PIXELS = 24
const RIGHT_PIXELS = 28

interface Props {
  readonly rows: readonly ChangeRow[]
  readonly lanes: readonly NamedLane[]
  /** What was done to the texts, for the saved file. */
  readonly change: string
}

export function PerturbationsPlot({ rows, ...rest }: Props) {
  const shown = rows.filter(({ text, cells }) => text.after !== null && cells.some((cell) => cell !== null))
  // Apart, for its frame is measured from its first drawing on.
  return shown.length === 0 ? null : <Plot rows={shown} {...rest} />
}

function Plot({ rows: shown, lanes, change }: Props) {
  const t = useTranslations('perturbations')
  const format = useNumbers(2)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const end = scaleEnd(greatest(shown.flatMap(({ cells }) => cells.map((cell) => cell?.perCharacter ?? 0))))
  const legend = chartLegend(
    lanes.map(({ name }) => name),
    width,
  )
  const names = chartNames(
    shown.map(({ name }) => name),
    width,
  )
  const left = names.width
  const room = Math.max(80, width - left - RIGHT_PIXELS)
  const bottom = shown.length * ROW_PIXELS
  return (
    <figure className={`${series['series']} ${styles['figure']}`}>
      <figcaption>
        <h3>{t('plot')}</h3>
        <p className={styles['note']}>{t('plotNote')}</p>
      </figcaption>
      <div ref={frame} aria-hidden="true">
        {width > 0 && (
          <svg data-chart width={width} height={legend.height + bottom + AXIS_PIXELS} className={styles['chart']}>
            <ChartLegendRows legend={legend} />
            <g transform={`translate(${left} ${legend.height})`}>
              {TICKS.map((tick) => (
                <g key={tick}>
                  <line className={styles['grid']} x1={tick * room} x2={tick * room} y1={0} y2={bottom} />
                  <text className={styles['tick']} x={tick * room} y={bottom + 16} textAnchor="middle">
                    {format(tick * end)}
                  </text>
                </g>
              ))}
              {shown.map(({ text, name, cells }, row) => {
                const middle = (row + 0.5) * ROW_PIXELS
                const groups = dotGroups(
                  cells.map((cell) => cell?.perCharacter ?? null),
                  end,
                  room,
                )
                return (
                  <g key={text.language}>
                    <line className={styles['grid']} x1={0} x2={room} y1={middle} y2={middle} />
                    <text x={-NAME_GAP_PIXELS / 2} y={middle + 4} textAnchor="end">
                      {names.shown(name)}
                    </text>
                    {groups.map(({ at, lanes: together }) =>
                      together.map((lane, index) => (
                        <path
                          key={lane}
                          d={seriesMark(lane)}
                          transform={`translate(${at * room + (index - (together.length - 1) / 2) * MARK_PITCH} ${middle})`}
                          style={{ fill: seriesColour(lane) }}
                        />
                      )),
                    )}
                  </g>
                )
              })}
            </g>
          </svg>
        )}
      </div>
      <SaveChart
        label={t('savePlot')}
        fileName="tessera-perturbations"
        title={t('plot')}
        description={`${change}. ${t('plotNote')}`}
      />
    </figure>
  )
}
