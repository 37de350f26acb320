/** The chart of bits along the text, all lanes on one axis of bytes; and its numbers as a table for those who do not see it. */
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  usePlotArea,
} from 'recharts'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { litToken } from '../../../state/selectors.ts'
import { detach } from '../../../ui/detach.ts'
import { seriesColour, seriesDash, tooltipStyle } from '../../../ui/series.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { CurvePoint } from './curveSeries.ts'
import styles from './Charts.module.css'

interface Props {
  readonly names: readonly string[]
  readonly points: readonly CurvePoint[]
  readonly kind: 'cumulative' | 'smoothed'
  readonly onPoint: (byte: number | null) => void
  readonly onChoose: (byte: number) => void
}

/** Rows of the table at most. */
const TABLE_ROWS = 21

/** What cannot be drawn is a gap: the library would scale its axis to infinity. */
const drawable = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null

/** The chart library gives the place under the pointer as what stands on the axis there. */
function byteOf({ activeLabel }: { readonly activeLabel?: string | number | undefined }): number | null {
  return activeLabel === undefined ? null : Number(activeLabel)
}

/** The bytes that are lit in the lanes. A part of its own, so that pointing at tokens does not draw the curves again. */
function LitBand({ bytes }: { readonly bytes: number }) {
  const lit = useAppState(litToken)
  const area = usePlotArea()
  if (lit === null || area === undefined || bytes === 0 || lit.endByte <= lit.startByte) return null
  const x = (byte: number): number => area.x + (area.width * Math.min(byte, bytes)) / bytes
  return (
    <rect
      x={x(lit.startByte)}
      y={area.y}
      width={Math.max(1, x(lit.endByte) - x(lit.startByte))}
      height={area.height}
      fill="var(--token-lit)"
      fillOpacity={0.5}
      pointerEvents="none"
    />
  )
}

function CurveChart({ names, points, kind, onPoint, onChoose }: Props) {
  const t = useTranslations('probabilities.charts')
  const formatNumber = useNumbers()
  const formatBits = useNumbers(kind === 'cumulative' ? 1 : 2)
  const every = Math.max(1, Math.ceil(points.length / TABLE_ROWS))
  const rows = points.filter((_, index) => index % every === 0 || index === points.length - 1)
  const unit = t(`unit.${kind}`)
  return (
    <figure className={styles['figure']}>
      <div ref={detach} aria-hidden="true" className={styles['chart']}>
        <ResponsiveContainer width="100%" height={300}>
          <LineChart
            data={[...points]}
            margin={{ top: 8, right: 16, bottom: 20, left: 8 }}
            accessibilityLayer={false}
            onMouseMove={(state) => onPoint(byteOf(state))}
            onMouseLeave={() => onPoint(null)}
            onClick={(state) => {
              const byte = byteOf(state)
              if (byte !== null) onChoose(byte)
            }}
          >
            <CartesianGrid vertical={false} stroke="var(--hairline)" />
            <XAxis
              dataKey="byte"
              type="number"
              domain={['dataMin', 'dataMax']}
              tickFormatter={formatNumber}
              stroke="var(--ink-3)"
              tickLine={false}
              label={{ value: t('byteAxis'), position: 'insideBottom', offset: -12, fill: 'var(--ink-2)' }}
            />
            <YAxis
              tickFormatter={(value) => formatNumber(Number(value))}
              stroke="var(--ink-3)"
              tickLine={false}
              width={56}
              label={{
                value: unit,
                angle: -90,
                position: 'insideLeft',
                fill: 'var(--ink-2)',
                style: { textAnchor: 'middle' },
              }}
            />
            <Tooltip
              formatter={(value) => formatBits(Number(value))}
              labelFormatter={(byte) => t('atByte', { byte: formatNumber(Number(byte)) })}
              itemSorter={({ name }) => names.indexOf(String(name))}
              contentStyle={tooltipStyle}
              isAnimationActive={false}
            />
            <Legend
              verticalAlign="top"
              align="left"
              iconType="plainline"
              itemSorter={null}
              wrapperStyle={{ paddingBottom: 12 }}
            />
            <LitBand bytes={points.at(-1)?.byte ?? 0} />
            {names.map((name, lane) => (
              <Line
                key={`${lane} ${name}`}
                name={name}
                dataKey={({ values }: CurvePoint) => drawable(values[lane])}
                stroke={seriesColour(lane)}
                strokeDasharray={seriesDash(lane)}
                strokeWidth={1.75}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <SaveChart
        label={t('save')}
        fileName={`tessera-bits-${kind}`}
        title={t('curveTitle')}
        description={t(`table.${kind}`)}
        names={names}
      />
      <table className={styles['table']}>
        <caption>{t(`table.${kind}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('byteAxis')}</th>
            {names.map((name, lane) => (
              <th key={`${lane} ${name}`} scope="col" translate="no">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ byte, values }) => (
            <tr key={byte}>
              <th scope="row">{formatNumber(byte)}</th>
              {names.map((name, lane) => (
                <td key={`${lane} ${name}`}>{formatBits(values[lane] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

export default memo(CurveChart)
