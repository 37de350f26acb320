/** Asks the reader which of the three finds the prompt most probable, before it is computed. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import lab from '../LabPart.module.css'
import styles from './Ensemble.module.css'
import { continuers, type Continuer } from './questions.ts'

export type Guess = Continuer

interface Props {
  readonly names: { readonly one: string; readonly other: string }
  readonly areLoaded: boolean
  readonly isAsked: boolean
  readonly guess: Guess | null
  readonly onGuess: (guess: Guess) => void
  readonly onAsk: (isAsked: boolean) => void
}

export function Predict({ names, areLoaded, isAsked, guess, onGuess, onAsk }: Props) {
  const t = useTranslations('ensemble.predict')
  const group = useId()
  return (
    <section aria-label={t('title')} className={styles['predict']}>
      <h3>{t('title')}</h3>
      <fieldset disabled={isAsked}>
        <legend>{t('question')}</legend>
        {continuers.map((by) => (
          <label key={by}>
            <input type="radio" name={group} checked={guess === by} onChange={() => onGuess(by)} />{' '}
            {by === 'together' ? t('together') : <bdi translate="no">{names[by]}</bdi>}
          </label>
        ))}
      </fieldset>
      <p className={lab['buttons']}>
        <Button look={isAsked ? 'plain' : 'primary'} onClick={() => onAsk(!isAsked)}>
          {isAsked ? t('hide') : areLoaded ? t('ask') : t('load')}
        </Button>
      </p>
    </section>
  )
}
