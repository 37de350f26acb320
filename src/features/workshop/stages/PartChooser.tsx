/** The pieces that the tokenization model is given, one of which is looked at: radio buttons, so arrow keys walk along them. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TracedPiece } from '../../../core/steps/textTrace.ts'
import { Button } from '../../../ui/Button.tsx'
import { PieceText } from './PieceText.tsx'
import styles from './Stages.module.css'

const FIRST_SHOWN = 60

interface Props {
  readonly parts: readonly TracedPiece[]
  readonly text: string
  readonly chosen: number
  readonly onChoose: (place: number) => void
}

export function PartChooser({ parts, text, chosen, onChoose }: Props) {
  const t = useTranslations('stages.model')
  const [isLong, setIsLong] = useState(false)
  const count = isLong ? parts.length : Math.max(FIRST_SHOWN, chosen + 1)
  return (
    <fieldset className={styles['chooser']}>
      <legend className="visually-hidden">{t('pieces')}</legend>
      <div className={styles['row']}>
        {parts.slice(0, count).map((part, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a piece's place is what it is
          <label
            key={place}
            className={`${styles['box']} ${styles['choice']} ${part.added === null ? '' : styles['added']}`}
          >
            <input
              type="radio"
              name="stages-piece"
              className="visually-hidden"
              checked={place === chosen}
              onChange={() => onChoose(place)}
            />
            <PieceText text={text.slice(part.start, part.end) || part.text} />
          </label>
        ))}
      </div>
      {parts.length > FIRST_SHOWN && (
        <Button look="quiet" onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('all', { count: parts.length })}
        </Button>
      )}
    </fieldset>
  )
}
