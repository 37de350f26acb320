/** WordPiece: every attempt to find the longest piece, from the left. */
import { useTranslations } from 'use-intl'
import { matchedIds, type MatchTrace } from '../../../core/steps/longestMatch.ts'
import { CopyTsv } from '../CopyTsv.tsx'
import shared from '../Workshop.module.css'
import { matchesTsv, tried } from './stepsTsv.ts'
import { Stepper } from './Stepper.tsx'
import { TokenRow } from './TokenRow.tsx'
import { useStep } from './useStep.ts'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly trace: MatchTrace
  readonly word: string
  readonly names: TokenNames
}

export function MatchSteps({ trace, word, names }: Props) {
  const t = useTranslations('stages.matches')
  const { positions, tooLong, maxCharacters } = trace
  const attempts = positions.reduce((sum, { ends }) => sum + ends.length, 0)
  const [step, setStep] = useStep(attempts)
  const before = positions.map((_, index) => positions.slice(0, index).reduce((sum, { ends }) => sum + ends.length, 0))
  const isUnknown = tooLong || positions.some(({ found }) => found === null)
  return (
    <>
      {tooLong ? (
        <p className={shared['note']}>{t('tooLong', { limit: maxCharacters })}</p>
      ) : (
        <Stepper step={step} steps={attempts} onStep={setStep} />
      )}
      <ol className={styles['attempts']}>
        {positions.map(({ start, ends, found }, index) => {
          const done = Math.min(ends.length, step - (before[index] ?? 0))
          if (done <= 0) return null
          return (
            <li key={start}>
              <span className={styles['name']}>{t('from', { place: start + 1 })}</span>
              <ol className={styles['row']}>
                {ends.slice(0, done).map((end, place) => {
                  const isFound = found !== null && place === ends.length - 1
                  return (
                    <li key={end} className={`${styles['box']} ${isFound ? styles['marked'] : styles['missed']}`}>
                      <bdi translate="no">{tried(trace, word, start, end)}</bdi>
                      <span className={styles['id']}>{isFound ? t('found', { id: found }) : t('missed')}</span>
                    </li>
                  )
                })}
              </ol>
            </li>
          )
        })}
      </ol>
      {step === attempts && (
        <>
          <h4>{t('tokens')}</h4>
          {isUnknown && <p className={shared['note']}>{t('unknown')}</p>}
          <TokenRow label={t('tokens')} ids={matchedIds(trace)} names={names} />
        </>
      )}
      {attempts > 0 && (
        <p className={shared['buttons']}>
          <CopyTsv
            tsv={() =>
              matchesTsv(trace, word, [t('column.attempt'), t('column.start'), t('column.tried'), t('column.id')])
            }
          />
        </p>
      )}
    </>
  )
}
