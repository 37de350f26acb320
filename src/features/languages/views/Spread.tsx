/** The dot plot: every tokenizer's languages on one axis, the worst named, and one language followed from line to line. */
import { useMemo, useRef, useState } from 'react'
import type { PointerEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import { scaleKind, scaleOf } from '../figures/figureScale.ts'
import type { FigureTable } from '../figures/figureTable.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { useTickNumbers } from '../../../ui/metrics/useTickNumbers.ts'
import { LanguageName } from '../LanguageName.tsx'
import { useWidth } from '../../../ui/useWidth.ts'
import { spreadLayout, SPREAD_MARGIN, type SpreadLayout } from './spreadLayout.ts'
import styles from './Spread.module.css'

interface Props {
  readonly table: FigureTable
  readonly figure: LanguageMetricId
  readonly axisTitle: string
  /** The language that is followed where none is pointed at. */
  readonly followed: string | null
  readonly onFollow: (code: string) => void
  readonly svgRef: RefObject<SVGSVGElement | null>
}

const REACH_PIXELS = 14
const NO_TICKS: readonly number[] = []

function nearest({ lines }: SpreadLayout, x: number, y: number): string | null {
  let found: string | null = null
  let least = REACH_PIXELS ** 2
  for (const { dots } of lines) {
    for (const dot of dots) {
      const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2
      if (distance < least) {
        least = distance
        found = dot.code
      }
    }
  }
  return found
}

export function Spread({ table, figure, axisTitle, followed, onFollow, svgRef }: Props) {
  const t = useTranslations('languages')
  const format = useMetricNumbers()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [pointed, setPointed] = useState<string | null>(null)
  const scale = useMemo(
    () =>
      scaleOf(
        table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => (value === null ? [] : [value]))),
        scaleKind(figure),
      ),
    [table, figure],
  )
  const layout = useMemo(
    () => (scale === null || width === 0 ? null : spreadLayout(table, scale, figure, width)),
    [table, scale, figure, width],
  )
  const formatTick = useTickNumbers(figure, scale?.ticks ?? NO_TICKS, scaleKind(figure) === 'linear')
  const lit = pointed ?? followed
  const litRow = table.rows.find(({ language }) => language.code === lit)
  const xOf = (value: number): number =>
    SPREAD_MARGIN.left + (scale?.placeOf(value) ?? 0) * Math.max(80, width - SPREAD_MARGIN.left - SPREAD_MARGIN.right)
  const at = (event: PointerEvent<SVGSVGElement>): string | null => {
    const box = event.currentTarget.getBoundingClientRect()
    return layout === null ? null : nearest(layout, event.clientX - box.left, event.clientY - box.top)
  }
  const path = layout?.lines.flatMap(({ dots }) => dots.filter(({ code }) => code === lit)) ?? []
  return (
    <div ref={frame} className={styles['frame']}>
      <p className={styles['readout']}>
        {litRow === undefined ? (
          t('spreadHint')
        ) : (
          <>
            <strong>
              <LanguageName language={litRow.language} />
            </strong>
            {table.columns.map(({ id, name }, column) => {
              const value = litRow.cells[column]?.value ?? null
              return (
                <span key={id}>
                  <span translate="no">{name}</span> <span>{value === null ? '–' : format(figure, value)}</span>
                </span>
              )
            })}
          </>
        )}
      </p>
      {layout !== null && scale !== null && (
        <svg
          ref={svgRef}
          aria-hidden="true"
          width={width}
          height={layout.height}
          className={styles['plot']}
          onPointerMove={(event) => setPointed(at(event))}
          onPointerLeave={() => setPointed(null)}
          onClick={() => pointed !== null && onFollow(pointed)}
        >
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line
                className={styles['grid']}
                x1={xOf(tick)}
                x2={xOf(tick)}
                y1={SPREAD_MARGIN.top}
                y2={layout.height - 26}
              />
              <text className={styles['tick']} x={xOf(tick)} y={layout.height - 12} textAnchor="middle">
                {formatTick(tick)}
              </text>
            </g>
          ))}
          <text className={styles['axis']} x={width - 2} y={12} textAnchor="end">
            {axisTitle}
          </text>
          {layout.lines.map((line) => (
            <g key={line.reference}>
              <text className={styles['line']} x={0} y={line.titleY}>
                {line.name}
              </text>
              {line.median !== null && (
                <line
                  className={styles['median']}
                  x1={xOf(line.median)}
                  x2={xOf(line.median)}
                  y1={line.y - 24}
                  y2={line.y + 24}
                />
              )}
              {line.dots.map(({ code, x, y }) => (
                <circle key={code} className={styles['dot']} cx={x} cy={y} r={layout.radius} />
              ))}
              {line.names.map(({ code, text, x, y, leader }) => (
                <g key={code}>
                  <line
                    className={styles['leader']}
                    x1={leader.fromX}
                    y1={leader.fromY}
                    x2={leader.toX}
                    y2={leader.toY}
                  />
                  <text className={styles['name']} x={x} y={y} textAnchor="end">
                    {text}
                  </text>
                </g>
              ))}
            </g>
          ))}
          {path.length > 1 && (
            <polyline className={styles['path']} points={path.map(({ x, y }) => `${x},${y}`).join(' ')} />
          )}
          {path.map(({ x, y }) => (
            <circle key={`${x} ${y}`} className={styles['lit']} cx={x} cy={y} r={layout.radius + 1.5} />
          ))}
        </svg>
      )}
    </div>
  )
}
