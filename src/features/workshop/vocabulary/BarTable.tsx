/** A bar chart as a table: a row a bar, with its number; a row that can be pressed filters by it. */
import { useFormatter, useTranslations } from 'use-intl'
import styles from './Vocabulary.module.css'

interface BarRow {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly isOn: boolean
  /** Null if the row cannot be pressed. */
  readonly onPress: (() => void) | null
}

interface Props {
  readonly title: string
  readonly rows: readonly BarRow[]
  /** What shares are of. */
  readonly total: number
}

export function BarTable({ title, rows, total }: Props) {
  const t = useTranslations('vocabulary')
  const format = useFormatter()
  /** Never 0 where there is something. */
  const share = (value: number): string =>
    format.number(value, {
      style: 'percent',
      ...(value < 0.001 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: 1 }),
    })
  const most = rows.reduce((greatest, { count }) => Math.max(greatest, count), 1)
  return (
    <table className={styles['bars']}>
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{title}</th>
          <td aria-hidden="true" />
          <th scope="col">{t('count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, count, isOn, onPress }) => (
          <tr key={id}>
            <th scope="row">
              {onPress === null ? (
                name
              ) : (
                <button type="button" className={styles['filter']} aria-pressed={isOn} onClick={onPress}>
                  {name}
                </button>
              )}
            </th>
            <td className={styles['barCell']} aria-hidden="true">
              <span className={styles['bar']} style={{ inlineSize: `${(100 * count) / most}%` }} />
            </td>
            <td className={styles['count']}>
              {format.number(count)} <span className={styles['share']}>{share(count / Math.max(1, total))}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
