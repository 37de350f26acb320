/** Asks the reader in how many of the draws the continuation changes, before they are shown. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useShares } from '../useShares.ts'
import lab from '../LabPart.module.css'
import styles from './Survival.module.css'

interface Props {
  readonly modelName: string
  readonly isLoaded: boolean
  readonly isAsked: boolean
  /** In percent. */
  readonly guess: number
  readonly onGuess: (guess: number) => void
  readonly onAsk: (isAsked: boolean) => void
}

export function Predict({ modelName, isLoaded, isAsked, guess, onGuess, onAsk }: Props) {
  const t = useTranslations('survival.predict')
  const format = useShares(0)
  return (
    <section aria-label={t('title')} className={styles['predict']}>
      <h3>{t('title')}</h3>
      <p>{t('question', { name: modelName })}</p>
      <label className={`${lab['slider']} ${styles['slider']}`}>
        <span>{t('guess')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={guess}
          disabled={isAsked}
          onChange={({ target }) => onGuess(Number(target.value))}
        />
        <output>{format(guess / 100)}</output>
      </label>
      <p className={lab['buttons']}>
        <Button look={isAsked ? 'plain' : 'primary'} onClick={() => onAsk(!isAsked)}>
          {isAsked ? t('hide') : isLoaded ? t('ask') : t('load', { name: modelName })}
        </Button>
      </p>
    </section>
  )
}
