/** How many steps are done: a slider, buttons, and a way to let them pass one by one. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import shared from '../Workshop.module.css'
import styles from './Stages.module.css'

const STEP_MS = 900

interface Props {
  readonly step: number
  readonly steps: number
  readonly onStep: (step: number) => void
}

export function Stepper({ step, steps, onStep }: Props) {
  const t = useTranslations('stages.stepper')
  const [isPlaying, setIsPlaying] = useState(false)
  const runs = isPlaying && step < steps
  useEffect(() => {
    if (!runs) return
    const timer = setTimeout(() => onStep(step + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [runs, step, onStep])
  const play = (): void => {
    if (!runs && step >= steps) onStep(0)
    setIsPlaying(!runs)
  }
  const goTo = (next: number): void => {
    setIsPlaying(false)
    onStep(next)
  }
  return (
    <div className={styles['stepper']}>
      <label className={styles['slider']}>
        <span>{t('label')}</span>
        <input
          type="range"
          min={0}
          max={steps}
          step={1}
          value={step}
          onChange={(event) => goTo(Number(event.target.value))}
        />
        <output>{t('at', { step, steps })}</output>
      </label>
      <p className={shared['buttons']}>
        <Button onClick={() => goTo(0)} disabled={step === 0}>
          {t('first')}
        </Button>
        <Button onClick={() => goTo(step - 1)} disabled={step === 0}>
          {t('back')}
        </Button>
        <Button onClick={() => goTo(step + 1)} disabled={step >= steps}>
          {t('next')}
        </Button>
        <Button onClick={() => goTo(steps)} disabled={step >= steps}>
          {t('last')}
        </Button>
        <Button look="quiet" onClick={play}>
          {runs ? t('pause') : t('play')}
        </Button>
      </p>
    </div>
  )
}
