/** Asks the reader for a prediction before the answers are shown, and tells how near it was. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { useShares } from '../useShares.ts'
import lab from '../LabPart.module.css'
import styles from './SegmentationsPart.module.css'

interface Props {
  readonly modelName: string
  readonly isLoaded: boolean
  readonly revealed: boolean
  /** The canonical segmentation's share, 0 to 1; null while it is not known. */
  readonly share: number | null
  readonly onReveal: (revealed: boolean) => void
}

export function Predict({ modelName, isLoaded, revealed, share, onReveal }: Props) {
  const t = useTranslations('segmentations.predict')
  const format = useNumbers()
  const formatShare = useShares(2)
  const [guess, setGuess] = useState(50)
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
          disabled={revealed}
          onChange={(event) => setGuess(Number(event.target.value))}
        />
        <output>{t('percent', { percent: format(guess) })}</output>
      </label>
      <p className={lab['buttons']}>
        <Button look={revealed ? 'plain' : 'primary'} onClick={() => onReveal(!revealed)}>
          {revealed ? t('hide') : isLoaded ? t('reveal') : t('load', { name: modelName })}
        </Button>
        <output>
          {revealed && share !== null && t('verdict', { guess: format(guess), share: formatShare(share) })}
        </output>
      </p>
    </section>
  )
}
