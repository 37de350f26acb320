/** What each way of asking says of the next character, beside what is true. */
import { useTranslations } from 'use-intl'
import type { Prediction } from '../../../core/bytelevel/markov/predictions.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { RoomAnswers } from './room.ts'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'

const METHODS = ['truth', 'naive', 'healed', 'covers', 'passes'] as const
/** Differences below this are those of floating-point sums. */
const EQUAL = 1e-9

interface RowProps {
  readonly method: (typeof METHODS)[number]
  readonly prediction: Prediction | null
  readonly truth: Prediction
}

function Row({ method, prediction, truth }: RowProps) {
  const t = useTranslations('markov')
  const format = useNumbers(4)
  const head = (
    <th scope="row">
      {t(`methods.${method}`)}
      <span className={`${lab['note']} ${styles['how']}`}>{t(`hows.${method}`)}</span>
    </th>
  )
  if (prediction === null || !prediction.defined) {
    return (
      <tr>
        {head}
        <td colSpan={3} className={styles['undefined']}>
          {prediction === null ? t('passesAbsent') : t(`undefined.${prediction.reason}`)}
        </td>
      </tr>
    )
  }
  const { nextIsA } = prediction
  const difference = truth.defined ? Math.abs(nextIsA - truth.nextIsA) : 0
  return (
    <tr>
      {head}
      <td className={styles['number']}>{format(nextIsA)}</td>
      <td className={styles['number']}>{format(1 - nextIsA)}</td>
      <td className={styles['barCell']}>
        <span className={styles['bar']} aria-hidden="true">
          <span style={{ inlineSize: `${100 * nextIsA}%` }} />
        </span>
        {method !== 'truth' && truth.defined && (
          <span className={difference < EQUAL ? styles['right'] : styles['off']}>
            {difference < EQUAL ? t('right') : t('off', { difference: format(difference) })}
          </span>
        )}
      </td>
    </tr>
  )
}

export function Answers({ answers }: { readonly answers: RoomAnswers }) {
  const t = useTranslations('markov')
  return (
    <div>
      <h3>{t('answers')}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={`${lab['scroll']} ${styles['scroll']}`} aria-label={t('answers')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('method')}</th>
              <th scope="col">{t('a')}</th>
              <th scope="col">{t('b')}</th>
              <th scope="col">{t('correct')}</th>
            </tr>
          </thead>
          <tbody>
            {METHODS.map((method) => (
              <Row key={method} method={method} prediction={answers[method]} truth={answers.truth} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
