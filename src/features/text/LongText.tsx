/** A text too long for a text field, which would make each key wait: its size, its start, and what to do with it. */
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { codePointCount } from '../../core/text/codePoints.ts'
import { COLUMNS_LIMIT_BYTES, COUNTS_LIMIT_BYTES, textTreatment } from '../../core/text/textLimits.ts'
import { useAppState } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './TextSection.module.css'

const SHOWN_UNITS = 1500

export function LongText({ onEdit }: { readonly onEdit: () => void }) {
  const text = useAppState((state) => state.comparison.text)
  const t = useTranslations('text')
  const format = useFormatter()
  const megabytes = (bytes: number) =>
    format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const treatment = textTreatment(text)
  const characters = useMemo(() => codePointCount(text), [text])
  return (
    <div className={styles['long']}>
      <p className={styles['longTitle']} tabIndex={-1}>
        {t('longTitle', { characters })}
      </p>
      <p>{t('longNote')}</p>
      {treatment === 'counts' && (
        <p className={styles['limit']}>{t('countsOnly', { limit: megabytes(COLUMNS_LIMIT_BYTES) })}</p>
      )}
      {treatment === 'kept' && (
        <p role="alert" className={styles['limit']}>
          {t('tooLong', { limit: megabytes(COUNTS_LIMIT_BYTES) })}
        </p>
      )}
      <p className={styles['excerpt']} dir="auto" translate="no">
        {`${text.slice(0, SHOWN_UNITS).replace(/[\ud800-\udbff]$/, '')}…`}
      </p>
      {treatment === 'columns' && (
        <Button look="quiet" onClick={onEdit}>
          {t('longEdit')}
        </Button>
      )}
    </div>
  )
}
