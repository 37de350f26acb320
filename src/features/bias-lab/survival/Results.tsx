/** How often the answer changed with the segmentation, and each segmentation with what comes after it. */
import { useTranslations } from 'use-intl'
import { byteLabel } from '../../../ui/bytesLabel.ts'
import { isEnd } from '../model/isEnd.ts'
import { ByteText, Tokens } from '../../../ui/Tokens.tsx'
import { greatest } from '../../../core/text/append.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useShares } from '../useShares.ts'
import lab from '../LabPart.module.css'
import type { AfterSegmentation, SurvivalAnswer } from './questions.ts'
import styles from './Survival.module.css'
import { mostProbableByte, summaryOf, type Counted } from './summary.ts'

interface RowProps {
  readonly after: AfterSegmentation
  readonly canonical: AfterSegmentation
  readonly isCanonical: boolean
}

function Row({ after, canonical, isCanonical }: RowProps) {
  const t = useTranslations('survival')
  const formatShare = useShares(1)
  const formatBits = useNumbers(3)
  const best = mostProbableByte(after.next)
  const hasChanged = best !== mostProbableByte(canonical.next)
  return (
    <tr data-canonical={isCanonical}>
      <th scope="row">
        {isCanonical && <span className={lab['note']}>{t('canonical')} </span>}
        <Tokens tokens={after.tokens} />
      </th>
      <td>
        {after.next === null || best === -1
          ? '–'
          : `${isEnd(best) ? t('end') : byteLabel(best)} ${formatShare(greatest(after.next))}`}
        {hasChanged && <span className={styles['changed']}> {t('changed')}</span>}
      </td>
      <td>{isCanonical || after.divergenceBits === null ? '–' : formatBits(after.divergenceBits)}</td>
      <td className={styles['continuation']} translate="no">
        <ByteText bytes={after.continuation} />
        {after.hasEnded && <span className={lab['note']}> {t('ended')}</span>}
      </td>
    </tr>
  )
}

interface Props {
  readonly answer: SurvivalAnswer
  /** In percent. */
  readonly guess: number
}

export function Results({ answer, guess }: Props) {
  const t = useTranslations('survival')
  const formatShare = useShares(0)
  const formatBits = useNumbers(3)
  const summary = summaryOf(answer)
  const counted = ({ hits, draws, low, high }: Counted) =>
    t('counted', { hits, draws, low: formatShare(low), high: formatShare(high) })
  const { changedByte, changedContinuation, meanDivergence, greatestDivergence } = summary
  return (
    <section aria-labelledby="survival-answers">
      <h3 id="survival-answers">{t('answers')}</h3>
      {summary.other === 0 && <output className={styles['verdict']}>{t('noOther')}</output>}
      <output className={styles['verdict']}>
        {t('verdict', {
          share: formatShare(changedContinuation.hits / changedContinuation.draws),
          guess: formatShare(guess / 100),
        })}
      </output>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('changedContinuation')}</dt>
          <dd>{counted(changedContinuation)}</dd>
        </div>
        <div>
          <dt>{t('changedByte')}</dt>
          <dd>{counted(changedByte)}</dd>
        </div>
        <div>
          <dt>{t('divergence')}</dt>
          <dd>
            {meanDivergence === null || greatestDivergence === null
              ? '–'
              : t('divergenceBits', { mean: formatBits(meanDivergence), most: formatBits(greatestDivergence) })}
          </dd>
        </div>
        <div>
          <dt>{t('continuations')}</dt>
          <dd>
            <ol className={styles['continuations']}>
              {summary.continuations.map(({ continuation, hasEnded, draws }) => (
                <li key={`${continuation.join()} ${hasEnded}`}>
                  <span translate="no" className={styles['continuation']}>
                    <ByteText bytes={continuation} />
                  </span>{' '}
                  <span className={lab['note']}>{t('ofDraws', { draws })}</span>
                </li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={`${lab['scroll']} ${styles['rows']}`} aria-label={t('table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('segmentation')}</th>
              <th scope="col">{t('nextByte')}</th>
              <th scope="col">{t('divergenceShort')}</th>
              <th scope="col">{t('continuation')}</th>
            </tr>
          </thead>
          <tbody>
            <Row after={answer.canonical} canonical={answer.canonical} isCanonical />
            {answer.drawn.map((after, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a draw's place is what it is
              <Row key={index} after={after} canonical={answer.canonical} isCanonical={false} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
