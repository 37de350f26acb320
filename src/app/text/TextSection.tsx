/** The text under study: field or long-text card, prepared texts, clear, statistics. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isSampleId } from '../../samples/samples.ts'
import { setText } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftChoice } from './DraftChoice.tsx'
import { LongText } from './LongText.tsx'
import { SamplePicker } from './SamplePicker.tsx'
import { TextField } from './TextField.tsx'
import styles from './TextSection.module.css'
import { TextStatistics } from './TextStatistics.tsx'

/**
 * UTF-16 units up to which a text is edited in a field. Measured in Chromium 156: a key takes at most 16 ms at 100,000
 * and 22 ms at 200,000 units, but up to 45 ms at 300,000 in one long line.
 */
const FIELD_LIMIT = 200_000

export function TextSection() {
  const t = useTranslations()
  const store = useAppStore()
  const isLong = useAppState((state) => state.comparison.text.length > FIELD_LIMIT)
  const isEmpty = useAppState((state) => state.comparison.text === '')
  const sampleId = useAppState((state) => state.comparison.sampleId)
  const [editing, setEditing] = useState(false)

  return (
    <section className={styles['section']} aria-label={t('text.label')}>
      <div className={`${styles['bar']} screen-only`}>
        <SamplePicker />
        <p className={styles['note']}>
          {sampleId !== null && isSampleId(sampleId) ? t(`samples.${sampleId}.note`) : ''}
        </p>
        <Button
          look="quiet"
          disabled={isEmpty}
          onClick={() => {
            setEditing(false)
            setText(store, '')
            document.getElementById('text')?.focus()
          }}
        >
          {t('text.clear')}
        </Button>
      </div>
      {isLong && !editing ? (
        <LongText onEdit={() => setEditing(true)} />
      ) : (
        <TextField limit={editing ? Infinity : FIELD_LIMIT} />
      )}
      <div className={styles['foot']}>
        <TextStatistics />
        <p className={styles['statistics']}>{t('app.private')}</p>
        <DraftChoice />
      </div>
    </section>
  )
}
