/** A text as it stands, white space kept; the beginning of a long one. */
import { useTranslations } from 'use-intl'
import styles from './Stages.module.css'

const SHOWN_UNITS = 400

export function SampleText({ text }: { readonly text: string }) {
  const t = useTranslations('stages')
  const shown = Array.from(text.slice(0, SHOWN_UNITS + 1))
    .slice(0, SHOWN_UNITS)
    .join('')
  return (
    <span className={styles['text']} dir="auto" translate="no">
      {shown}
      {shown.length < text.length && <span className={styles['more']}> {t('goesOn')}</span>}
    </span>
  )
}
