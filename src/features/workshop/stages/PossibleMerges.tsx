/** Every merge that is possible now, lowest rank first: why this one is next. */
import { useTranslations } from 'use-intl'
import { lowest, type MergeState } from '../../../core/steps/merges.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { crossesSpace } from './crossesSpace.ts'
import { TokenText } from './TokenText.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

const FIRST_SHOWN = 12

interface Props {
  readonly state: MergeState
  readonly names: TokenNames
}

export function PossibleMerges({ state: { tokens, possible }, names }: Props) {
  const t = useTranslations('stages.merges')
  const rows = possible
    .flatMap((merge, at) => {
      const [left, right] = [tokens[at], tokens[at + 1]]
      return merge === null || left === undefined || right === undefined ? [] : [{ merge, at, left, right }]
    })
    .toSorted((a, b) => a.merge.rank - b.merge.rank || a.at - b.at)
  const next = lowest(possible)
  if (rows.length === 0) return null
  return (
    <>
      <h4>{t('possibleTitle')}</h4>
      <ScrollRegion label={t('possibleTitle')}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col" className={shared['number']}>
                {t('column.rank')}
              </th>
              <th scope="col">{t('column.pair')}</th>
              <th scope="col">{t('column.made')}</th>
              <th scope="col">{t('column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, FIRST_SHOWN).map(({ merge, at, left, right }) => (
              <tr key={at} className={at === next ? shared['taken'] : undefined}>
                <td className={shared['number']}>{merge.rank}</td>
                <td>
                  <TokenText id={left.id} names={names} /> + <TokenText id={right.id} names={names} />
                </td>
                <td>
                  <TokenText id={merge.id} names={names} />
                  {crossesSpace(names(merge.id).bytes) && <span className={styles['badge']}>{t('crosses')}</span>}
                </td>
                <td>{at === next ? t('isNext') : rows[0]?.merge.rank === merge.rank ? t('isRight') : t('isLater')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.length > FIRST_SHOWN && <p className={shared['note']}>{t('more', { count: rows.length - FIRST_SHOWN })}</p>}
    </>
  )
}
