/** Asks before it answers: which tokenizer changes most tokens for each character. */
import { greatest } from '../../../core/text/append.ts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { NamedLane } from './useChangesData.ts'
import lab from '../LabPart.module.css'
import styles from './PerturbationsPart.module.css'

interface Props {
  /** What the change is called. */
  readonly change: string
  readonly lanes: readonly NamedLane[]
  /** By lane; null where it is not known. */
  readonly averages: readonly (number | null)[]
  readonly isRevealed: boolean
  readonly onReveal: (isRevealed: boolean) => void
}

export function Predict({ change, lanes, averages, isRevealed, onReveal }: Props) {
  const t = useTranslations('perturbations')
  const format = useNumbers(2)
  const [chosen, setChosen] = useState<string | null>(null)
  const guess = Math.max(
    0,
    lanes.findIndex(({ reference }) => reference === chosen),
  )
  const known = averages.filter((value) => value !== null)
  const most = averages.indexOf(greatest(known))
  const value = averages[guess] ?? null
  const mostValue = averages[most] ?? null
  const verdict = (): string => {
    if (value === null || mostValue === null || known.length < lanes.length) return t('verdictSoon')
    const values = {
      guess: lanes[guess]?.name ?? '',
      most: lanes[most]?.name ?? '',
      value: format(value),
      mostValue: format(mostValue),
    }
    if (known.every((other) => format(other) === format(mostValue)))
      return t('verdictEqual', { mostValue: format(mostValue) })
    return value === mostValue ? t('verdictRight', values) : t('verdict', values)
  }
  return (
    <section aria-label={t('predict')} className={styles['predict']}>
      <h3>{t('predict')}</h3>
      <p>{t('question', { change })}</p>
      <p className={styles['controls']}>
        <label className={lab['field']}>
          {t('guess')}
          <select
            value={lanes[guess]?.reference ?? ''}
            disabled={isRevealed}
            onChange={(event) => setChosen(event.target.value)}
          >
            {lanes.map(({ reference, name }) => (
              <option key={reference} value={reference} translate="no">
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button look={isRevealed ? 'plain' : 'primary'} onClick={() => onReveal(!isRevealed)}>
          {isRevealed ? t('hide') : t('reveal')}
        </Button>
      </p>
      <output>{isRevealed && verdict()}</output>
    </section>
  )
}
