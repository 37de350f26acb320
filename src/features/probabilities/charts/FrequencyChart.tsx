/** The scatter of surprisal against frequency, a dot a token of one lane; and the same by bands of rank, as a table. */
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts'
import { useTranslations } from 'use-intl'
import { detach } from '../../../ui/detach.ts'
import { tooltipStyle } from '../../../ui/series.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { FrequencyPoint } from './spreadSeries.ts'
import styles from './Charts.module.css'

interface Props {
  readonly points: readonly FrequencyPoint[]
  /** What a rank is a rank of. */
  readonly axis: string
  readonly onPoint: (token: number | null) => void
}

/** Bands of rank: 1–3, 4–15, 16–63, … */
function bands(
  points: readonly FrequencyPoint[],
): readonly { readonly from: number; readonly to: number; readonly tokens: number; readonly meanBits: number }[] {
  const byBand = new Map<number, number[]>()
  for (const { rank, bits } of points) {
    const band = Math.floor(Math.log2(Math.max(1, rank)) / 2)
    byBand.set(band, [...(byBand.get(band) ?? []), bits])
  }
  return [...byBand]
    .toSorted(([a], [b]) => a - b)
    .map(([band, all]) => ({
      from: 4 ** band,
      to: 4 ** (band + 1) - 1,
      tokens: all.length,
      meanBits: all.reduce((sum, bits) => sum + bits, 0) / all.length,
    }))
}

/** What the chart library hands over of the dot under the pointer. */
function tokenOf(dot: { readonly payload?: FrequencyPoint }): number | null {
  return dot.payload?.token ?? null
}

export default function FrequencyChart({ points, axis, onPoint }: Props) {
  const t = useTranslations('probabilities.charts')
  const formatNumber = useNumbers()
  const formatBits = useNumbers(2)
  return (
    <figure className={styles['figure']}>
      <div ref={detach} aria-hidden="true" className={styles['chart']}>
        <ResponsiveContainer width="100%" height={300}>
          <ScatterChart margin={{ top: 8, right: 24, bottom: 20, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--hairline)" />
            <XAxis
              dataKey="rank"
              name={axis}
              type="number"
              scale="log"
              domain={[1, 'dataMax']}
              ticks={[1, 10, 100, 1000, 10_000, 100_000].filter((tick) => points.some(({ rank }) => rank >= tick))}
              tickFormatter={formatNumber}
              stroke="var(--ink-3)"
              tickLine={false}
              label={{ value: axis, position: 'insideBottom', offset: -12, fill: 'var(--ink-2)' }}
            />
            <YAxis
              dataKey="bits"
              name={t('bitsAxis')}
              type="number"
              tickFormatter={formatNumber}
              stroke="var(--ink-3)"
              tickLine={false}
              width={56}
              label={{
                value: t('unit.cumulative'),
                angle: -90,
                position: 'insideLeft',
                fill: 'var(--ink-2)',
                style: { textAnchor: 'middle' },
              }}
            />
            <Tooltip
              formatter={(value) => formatBits(Number(value))}
              contentStyle={tooltipStyle}
              isAnimationActive={false}
            />
            <Scatter
              data={[...points]}
              fill="var(--series-1)"
              fillOpacity={0.5}
              isAnimationActive={false}
              onMouseEnter={(dot) => onPoint(tokenOf(dot))}
              onMouseLeave={() => onPoint(null)}
            />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <SaveChart
        label={t('save')}
        fileName="tessera-surprisal-by-frequency"
        title={t('table.frequency')}
        description={axis}
      />
      <table className={styles['table']}>
        <caption>{t('table.frequency')}</caption>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            <th scope="col">{t('tokens')}</th>
            <th scope="col">{t('meanBits')}</th>
          </tr>
        </thead>
        <tbody>
          {bands(points).map(({ from, to, tokens, meanBits }) => (
            <tr key={from}>
              <th scope="row">{t('band', { from, to })}</th>
              <td>{formatNumber(tokens)}</td>
              <td>{formatBits(meanBits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
