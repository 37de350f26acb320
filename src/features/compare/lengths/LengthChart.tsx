/** The chart of token lengths, and the same numbers as a table for those who do not see it. Fetched when opened. */
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import { detach } from '../../../ui/detach.ts'
import { seriesColour, seriesDash, tooltipStyle } from '../../../ui/series.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import styles from './TokenLengths.module.css'
import { LONGEST_BIN, type LengthBin } from './lengthShares.ts'

interface Props {
  readonly names: readonly string[]
  readonly bins: readonly LengthBin[]
}

export default function LengthChart({ names, bins }: Props) {
  const t = useTranslations('lengths')
  const format = useFormatter()
  const lengthOf = (bytes: number): string => (bytes === LONGEST_BIN ? t('orMore', { bytes }) : String(bytes))
  const percent = (share: number): string => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const data = bins.map(({ bytes, shares }) => ({ length: lengthOf(bytes), shares }))
  return (
    <figure className={styles['figure']}>
      <div ref={detach} aria-hidden="true" className={styles['chart']}>
        <ResponsiveContainer width="100%" height={280}>
          <LineChart data={data} margin={{ top: 8, right: 48, bottom: 20, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--hairline)" />
            <XAxis
              dataKey="length"
              stroke="var(--ink-3)"
              tickLine={false}
              interval={0}
              label={{ value: t('axis'), position: 'insideBottom', offset: -12, fill: 'var(--ink-2)' }}
            />
            <YAxis tickFormatter={percent} stroke="var(--ink-3)" tickLine={false} width={64} />
            <Tooltip
              formatter={(share) => percent(Number(share))}
              labelFormatter={(length) => t('ofLength', { length: String(length) })}
              contentStyle={tooltipStyle}
            />
            <Legend
              verticalAlign="top"
              align="left"
              iconType="plainline"
              itemSorter={null}
              wrapperStyle={{ paddingBottom: 12 }}
            />
            {names.map((name, lane) => (
              <Line
                key={name}
                name={name}
                dataKey={({ shares }: { readonly shares: readonly number[] }) => shares[lane] ?? 0}
                stroke={seriesColour(lane)}
                strokeDasharray={seriesDash(lane)}
                strokeWidth={2}
                dot={{ r: 2.5, strokeDasharray: '' }}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <SaveChart
        label={t('save')}
        fileName="tessera-token-lengths"
        title={t('title')}
        description={t('note')}
        names={names}
      />
      <table className={styles['table']}>
        <caption>{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('axis')}</th>
            {names.map((name) => (
              <th key={name} scope="col" translate="no">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map(({ bytes, shares }) => (
            <tr key={bytes}>
              <th scope="row">{lengthOf(bytes)}</th>
              {names.map((name, lane) => (
                <td key={name}>{percent(shares[lane] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
