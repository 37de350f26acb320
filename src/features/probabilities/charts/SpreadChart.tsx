/** The histogram of surprisal, a line a lane, with how even each lane is; and the same as tables. */
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import { detach } from '../../../ui/detach.ts'
import { seriesColour, seriesDash, tooltipStyle } from '../../../ui/series.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { LaneSpread, SpreadBin } from './spreadSeries.ts'
import { BINS, BIN_BITS } from './spreadSeries.ts'
import styles from './Charts.module.css'

interface Props {
  readonly bins: readonly SpreadBin[]
  readonly spreads: readonly LaneSpread[]
}

export default function SpreadChart({ bins, spreads }: Props) {
  const t = useTranslations('probabilities.charts')
  const format = useFormatter()
  const formatBits = useNumbers(2)
  const names = spreads.map(({ name }) => name)
  const percent = (share: number): string => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const binOf = (fromBits: number): string =>
    fromBits === (BINS - 1) * BIN_BITS
      ? t('binFrom', { from: fromBits })
      : t('bin', { from: fromBits, to: fromBits + BIN_BITS })
  const orNone = (value: number | null): string => (value === null ? t('undefined') : formatBits(value))
  return (
    <figure className={styles['figure']}>
      <div ref={detach} aria-hidden="true" className={styles['chart']}>
        <ResponsiveContainer width="100%" height={260}>
          <LineChart data={[...bins]} margin={{ top: 8, right: 24, bottom: 20, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--hairline)" />
            <XAxis
              dataKey="fromBits"
              stroke="var(--ink-3)"
              tickLine={false}
              label={{ value: t('bitsAxis'), position: 'insideBottom', offset: -12, fill: 'var(--ink-2)' }}
            />
            <YAxis tickFormatter={percent} stroke="var(--ink-3)" tickLine={false} width={56} />
            <Tooltip
              formatter={(share) => percent(Number(share))}
              labelFormatter={(fromBits) => binOf(Number(fromBits))}
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
            {names.map((name, lane) => (
              <Line
                key={`${lane} ${name}`}
                name={name}
                type="step"
                dataKey={({ shares }: SpreadBin) => shares[lane] ?? 0}
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
        fileName="tessera-surprisal-histogram"
        title={t('spreadTitle')}
        description={t('spreadNote')}
        names={names}
      />
      <table className={styles['spread']}>
        <caption>{t('evenness')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lane')}</th>
            <th scope="col">{t('variance')}</th>
            <th scope="col">{t('localVariance')}</th>
          </tr>
        </thead>
        <tbody>
          {spreads.map(({ name, variance, localVariance }, lane) => (
            <tr key={`${lane} ${name}`}>
              <th scope="row" translate="no">
                {name}
              </th>
              <td>{orNone(variance)}</td>
              <td>{orNone(localVariance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles['table']}>
        <caption>{t('table.spread')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bitsAxis')}</th>
            {names.map((name, lane) => (
              <th key={`${lane} ${name}`} scope="col" translate="no">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map(({ fromBits, shares }) => (
            <tr key={fromBits}>
              <th scope="row">{binOf(fromBits)}</th>
              {names.map((name, lane) => (
                <td key={`${lane} ${name}`}>{percent(shares[lane] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
