/** How often each length stands, as a table with bars: a row per range of lengths, a column per lane. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { lengthBins, type LengthBin } from '../../../core/metrics/tokenDistribution.ts'
import { greatest } from '../../../core/text/append.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import styles from './Table.module.css'

const MOST_BINS = 20

interface Props {
  readonly names: readonly string[]
  /** Of each lane, ascending. */
  readonly columns: readonly Uint32Array[]
  readonly limit: number
}

export function Spread({ names, columns, limit }: Props) {
  const t = useTranslations('tokenTable')
  const whole = useNumbers()
  const bins = useMemo(() => lengthBins(columns, MOST_BINS), [columns])
  const most = greatest(
    bins.flatMap(({ counts }) => counts),
    1,
  )
  const rangeOf = ({ from, to }: LengthBin): string =>
    to === null
      ? t('orMore', { from: whole(from) })
      : from === to
        ? whole(from)
        : t('range', { from: whole(from), to: whole(to) })
  return (
    <section aria-label={t('spread')}>
      <h4>{t('spread')}</h4>
      <ScrollRegion label={t('spread')} className={styles['frame']}>
        <table className={styles['bins']}>
          <thead>
            <tr>
              <th scope="col">{t('length')}</th>
              {names.map((name, lane) => (
                // oxlint-disable-next-line react/no-array-index-key -- two lanes may have one name
                <th key={lane} scope="col" translate="no">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from} className={bin.from > limit ? styles['beyond'] : ''}>
                <th scope="row">
                  {rangeOf(bin)}
                  {bin.from > limit && <span className="visually-hidden">, {t('isOver')}</span>}
                </th>
                {bin.counts.map((count, lane) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two lanes may have one name
                  <td key={lane}>
                    <span aria-hidden="true" className={styles['bar']}>
                      <span style={{ inlineSize: `${(100 * count) / most}%` }} />
                    </span>
                    <span className={styles['number']}>{whole(count)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
