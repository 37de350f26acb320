/** Bars of one figure by one tokenizer, each with its 95 % interval, and the same numbers as a table. Fetched when shown. */
import type { RefObject } from 'react'
import { useRef } from 'react'
import { Bar, BarChart, CartesianGrid, ErrorBar, XAxis, YAxis } from 'recharts'
import { useTranslations } from 'use-intl'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { FigureRow } from '../figures/figureTable.ts'
import { useMetricNumbers } from '../../../ui/metrics/useMetricNumbers.ts'
import { useIntervals } from '../intervals/useIntervals.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { useWidth } from '../useWidth.ts'
import styles from './Bars.module.css'

interface Props {
  readonly data: LanguageData
  /** Sorted; the cells are those of the tokenizers, in the order of the data's columns. */
  readonly rows: readonly FigureRow[]
  readonly reference: string
  readonly figure: LanguageMetricId
  readonly svgRef: RefObject<SVGSVGElement | null>
}

const BAR_PIXELS = 22

export default function Bars({ data, rows, reference, figure, svgRef }: Props) {
  const t = useTranslations('languages')
  const tMetric = useTranslations('metric')
  const format = useMetricNumbers()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const intervals = useIntervals(data, reference, figure)
  const column = data.columns.findIndex((one) => one.reference === reference)
  const name = data.columns[column]?.name ?? reference
  const bars = rows.flatMap(({ language, cells }) => {
    const value = cells[column]?.value ?? null
    if (value === null) return []
    const interval = intervals?.get(language.code) ?? null
    const error: readonly [number, number] | null =
      interval === null ? null : [value - interval.low, interval.high - value]
    return [{ name: language.name, value, error, interval }]
  })
  const names = Math.min(170, Math.max(90, width * 0.3))
  return (
    <figure className={styles['figure']}>
      <div ref={frame} aria-hidden="true" className={styles['chart']}>
        {width > 0 && (
          <BarChart
            ref={(svg: SVGSVGElement | null) => {
              svgRef.current = svg
            }}
            layout="vertical"
            width={width}
            height={bars.length * BAR_PIXELS + 50}
            data={bars}
            margin={{ top: 4, right: 24, bottom: 16, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid horizontal={false} stroke="var(--hairline)" />
            <XAxis
              type="number"
              domain={[0, 'auto']}
              tickFormatter={(value: number) => format(figure, value)}
              stroke="var(--ink-3)"
              tickLine={false}
              label={{
                value: tMetric(`words.${figure}.name`),
                position: 'insideBottomRight',
                offset: -8,
                fill: 'var(--ink-2)',
              }}
            />
            <YAxis type="category" dataKey="name" width={names} interval={0} stroke="var(--ink-2)" tickLine={false} />
            <Bar dataKey="value" fill="var(--bar)" barSize={12} isAnimationActive={false}>
              <ErrorBar dataKey="error" direction="x" width={4} strokeWidth={1.5} stroke="var(--ink)" />
            </Bar>
          </BarChart>
        )}
      </div>
      <figcaption className={styles['caption']}>{t('barsNote', { name, seed: data.options.seed })}</figcaption>
      <table className={styles['table']}>
        <caption>{t('tableOf', { name: tMetric(`words.${figure}.name`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            <th scope="col" translate="no">
              {name}
            </th>
            <th scope="col">{t('interval')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.name}>
              <th scope="row">{bar.name}</th>
              <td>{format(figure, bar.value)}</td>
              <td>
                {bar.interval === null
                  ? '–'
                  : t('fromToInterval', {
                      low: format(figure, bar.interval.low),
                      high: format(figure, bar.interval.high),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
