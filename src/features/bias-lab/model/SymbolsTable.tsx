/** Several distributions of the next byte side by side: the most probable bytes of any of them, as bars. */
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import { useShares } from '../useShares.ts'
import { greatestShare, mostProbableSymbols } from './mostProbableSymbols.ts'
import { byteLabel } from '../../../ui/bytesLabel.ts'
import { isEnd } from './isEnd.ts'
import styles from './SymbolsTable.module.css'

const MAX_ROWS = 8

interface Column {
  readonly id: string
  readonly head: ReactNode
  /** Null: it says nothing. */
  readonly distribution: ByteDistribution | null
}

interface Props {
  readonly caption: string
  readonly columns: readonly Column[]
}

export function SymbolsTable({ caption, columns }: Props) {
  const t = useTranslations('biasLab.symbols')
  const format = useShares(1)
  const distributions = columns.map(({ distribution }) => distribution)
  const symbols = mostProbableSymbols(distributions, MAX_ROWS)
  const full = greatestShare(distributions, symbols[0] ?? 0)
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('byte')}</th>
            {columns.map(({ id, head }) => (
              <th key={id} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {symbols.map((symbol) => (
            <tr key={symbol}>
              <th scope="row">{isEnd(symbol) ? t('end') : byteLabel(symbol)}</th>
              {columns.map(({ id, distribution }) => {
                const share = distribution?.[symbol] ?? null
                return (
                  <td key={id} data-symbol={symbol} data-column={id}>
                    {share === null ? (
                      '–'
                    ) : (
                      <>
                        {format(share)}
                        <span className={styles['bar']} aria-hidden="true">
                          <span style={{ inlineSize: `${(100 * share) / full}%` }} />
                        </span>
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
