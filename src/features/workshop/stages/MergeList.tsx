/** All merges of a piece, as a table. */
import { useTranslations } from 'use-intl'
import type { MergeTrace } from '../../../core/steps/merges.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { crossesSpace } from './crossesSpace.ts'
import { mergeRows } from './mergeRows.ts'
import { TokenText } from './TokenText.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly trace: MergeTrace
  readonly names: TokenNames
  readonly step: number
  readonly isOpen: boolean
  readonly onStep: (step: number) => void
}

export function MergeList({ trace, names, step, isOpen, onStep }: Props) {
  const t = useTranslations('stages.merges')
  if (trace.steps.length === 0) return null
  return (
    <details className={styles['details']} open={isOpen}>
      <summary>{t('all', { count: trace.steps.length })}</summary>
      <ScrollRegion className={styles['list']} label={t('all', { count: trace.steps.length })}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.step')}</th>
              <th scope="col" className={shared['number']}>
                {t('column.rank')}
              </th>
              <th scope="col">{t('column.pair')}</th>
              <th scope="col">{t('column.made')}</th>
              <th scope="col" className={shared['number']}>
                {t('column.id')}
              </th>
            </tr>
          </thead>
          <tbody>
            {mergeRows(trace).map(({ left, right, rank, id }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a step's place is its number
              <tr key={index} className={index === step - 1 ? shared['taken'] : undefined}>
                <td>
                  <button type="button" className={styles['go']} onClick={() => onStep(index + 1)}>
                    {index + 1}
                  </button>
                </td>
                <td className={shared['number']}>{rank}</td>
                <td>
                  <TokenText id={left} names={names} /> + <TokenText id={right} names={names} />
                </td>
                <td>
                  <TokenText id={id} names={names} />
                  {crossesSpace(names(id).bytes) && <span className={styles['badge']}>{t('crosses')}</span>}
                </td>
                <td className={shared['number']}>{id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
