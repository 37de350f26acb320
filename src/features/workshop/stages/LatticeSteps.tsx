/** Unigram: every entry that stands in the piece with its score, and the best ways through. */
import { useFormatter, useTranslations } from 'use-intl'
import type { LatticeTrace } from '../../../core/steps/lattice.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { CopyTsv } from '../CopyTsv.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { LatticePicture } from './LatticePicture.tsx'
import { latticeTsv } from './stepsTsv.ts'
import { TokenText } from './TokenText.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

/** UTF-16 units of a piece whose lattice is drawn. */
const MAX_DRAWN = 200

interface Props {
  readonly trace: LatticeTrace
  readonly piece: string
  readonly names: TokenNames
}

export function LatticeSteps({ trace, piece, names }: Props) {
  const t = useTranslations('stages.lattice')
  const store = useAppStore()
  const format = useNumbers(3)
  const formatter = useFormatter()
  const times = (factor: number): string =>
    formatter.number(factor, { maximumSignificantDigits: 3, notation: 'compact', compactDisplay: 'long' })
  const chosen = useAppState((state) => state.comparison.stages.path)
  const { edges, paths } = trace
  const marked = Math.min(chosen, paths.length - 1)
  const [best, second] = paths
  return (
    <>
      <p className={shared['note']}>
        {t('what', { count: edges.length })}{' '}
        {best !== undefined &&
          second !== undefined &&
          t('margin', {
            margin: format(best.score - second.score),
            times: times(Math.exp(best.score - second.score)),
          })}
        {best !== undefined && second === undefined && t('only')}
      </p>
      {piece.length <= MAX_DRAWN ? (
        <LatticePicture trace={trace} piece={piece} marked={marked} />
      ) : (
        <p className={shared['note']}>{t('tooLong', { limit: MAX_DRAWN })}</p>
      )}
      <h4>{t('paths')}</h4>
      <ScrollRegion label={t('paths')}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col">{t('column.place')}</th>
              <th scope="col">{t('column.tokens')}</th>
              <th scope="col" className={shared['number']}>
                {t('column.score')}
              </th>
              <th scope="col" className={shared['number']}>
                {t('column.behind')}
              </th>
            </tr>
          </thead>
          <tbody>
            {paths.map(({ tokens, score, edges: path }, place) => (
              <tr key={path.join()} className={place === marked ? shared['taken'] : undefined}>
                <td>
                  <button
                    type="button"
                    className={styles['go']}
                    aria-pressed={place === marked}
                    aria-label={t('mark', { place: place + 1 })}
                    onClick={() => setOptions(store, 'stages', { path: place })}
                  >
                    {place + 1}
                  </button>
                </td>
                <td>
                  <span className={styles['row']}>
                    {tokens.map(({ id }, index) => (
                      // oxlint-disable-next-line react/no-array-index-key -- a token's place is what it is
                      <span key={index} className={styles['box']}>
                        {id < 0 ? t('noToken') : <TokenText id={id} names={names} />}
                      </span>
                    ))}
                  </span>
                </td>
                <td className={shared['number']}>{format(score)}</td>
                <td className={shared['number']}>{format((best?.score ?? score) - score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={shared['buttons']}>
        <CopyTsv
          tsv={() =>
            latticeTsv(trace, piece, [
              t('column.piece'),
              t('column.start'),
              t('column.end'),
              t('column.score'),
              t('column.id'),
            ])
          }
        />
      </p>
    </>
  )
}
