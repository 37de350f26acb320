/** Numbers against the size of the vocabulary, a line each; and the same as a table. */
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useTranslations } from 'use-intl'
import { detach } from '../../../ui/detach.ts'
import { SaveChart } from '../../../ui/SaveChart.tsx'
import { seriesColour, seriesDash, tooltipStyle } from '../../../ui/series.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { sizeRows, thinned, type SizeLine, type SizeRow } from './sizeSeries.ts'
import series from '../../../ui/series.module.css'
import styles from './Train.module.css'

interface Props {
  readonly title: string
  /** Of the numbers. */
  readonly unit: string
  readonly lines: readonly SizeLine[]
  readonly fileName: string
  /** A size that is marked; null if none is. */
  readonly at?: number | null
}

const TABLE_ROWS = 8

export default function SizeChart({ title, unit, lines, fileName, at = null }: Props) {
  const t = useTranslations('train.chart')
  const whole = useNumbers(0)
  const format = useNumbers(2)
  const rows = sizeRows(lines)
  const ticks = ticksOf(rows[0]?.size ?? 1, rows.at(-1)?.size ?? 1)
  const names = lines.map(({ name }) => name)
  return (
    <figure className={`${styles['figure']} ${series['series']}`}>
      <figcaption>{title}</figcaption>
      <div ref={detach} aria-hidden="true" className={styles['chart']}>
        <ResponsiveContainer width="100%" height={260}>
          <LineChart data={[...rows]} margin={{ top: 8, right: 16, bottom: 20, left: 8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--hairline)" />
            <XAxis
              dataKey="size"
              type="number"
              scale={ticks.length < 2 ? 'linear' : 'log'}
              domain={['dataMin', 'dataMax']}
              {...(ticks.length < 2 ? {} : { ticks })}
              tickFormatter={whole}
              stroke="var(--ink-3)"
              tickLine={false}
              label={{ value: t('size'), position: 'insideBottom', offset: -12, fill: 'var(--ink-2)' }}
            />
            <YAxis
              domain={['auto', 'auto']}
              tickFormatter={(value) => format(Number(value))}
              stroke="var(--ink-3)"
              tickLine={false}
              width={52}
              label={{
                value: unit,
                angle: -90,
                position: 'insideLeft',
                fill: 'var(--ink-2)',
                style: { textAnchor: 'middle' },
              }}
            />
            <Tooltip
              formatter={(value) => format(Number(value))}
              labelFormatter={(size) => t('atSize', { size: whole(Number(size)) })}
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
            {at !== null && <ReferenceLine x={at} stroke="var(--ink-2)" strokeDasharray="2 3" />}
            {names.map((name, line) => (
              <Line
                key={`${line} ${name}`}
                name={name}
                dataKey={({ values }: SizeRow) => values[line]}
                stroke={seriesColour(line)}
                strokeDasharray={seriesDash(line)}
                strokeWidth={1.75}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <div className={shared['buttons']}>
        <SaveChart label={t('save')} fileName={fileName} title={title} description={unit} names={names} />
      </div>
      <details className={styles['numbers']}>
        <summary>{t('asTable')}</summary>
        <ScrollRegion label={title}>
          <table className={shared['table']}>
            <thead>
              <tr>
                <th scope="col">{t('size')}</th>
                {names.map((name, line) => (
                  <th key={`${line} ${name}`} scope="col" className={shared['number']}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {thinned(rows, TABLE_ROWS).map(({ size, values }) => (
                <tr key={size}>
                  <th scope="row">{whole(size)}</th>
                  {names.map((name, line) => (
                    <td key={`${line} ${name}`} className={shared['number']}>
                      {typeof values[line] === 'number' ? format(values[line]) : '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  )
}

/** Powers of two between. */
function ticksOf(first: number, last: number): number[] {
  const ticks = []
  for (let tick = 256; tick <= last; tick *= 2) if (tick >= first) ticks.push(tick)
  return ticks
}
