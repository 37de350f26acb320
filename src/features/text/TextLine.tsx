/** The text as one line above a panel that is about something else: its beginning and its length, on a button that opens the field. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { codePointCount } from '../../core/text/codePoints.ts'
import { useAppState } from '../../state/react.ts'
import { ChevronIcon } from '../../ui/icons.tsx'
import styles from './TextLine.module.css'

/** UTF-16 units of the beginning, more than the widest page shows. */
const SHOWN_UNITS = 300

interface Props {
  readonly isOpen: boolean
  /** The id of what it opens. */
  readonly controls: string
  readonly onToggle: () => void
}

export function TextLine({ isOpen, controls, onToggle }: Props) {
  const t = useTranslations('text')
  const text = useAppState((state) => state.comparison.text)
  const characters = useMemo(() => codePointCount(text), [text])
  return (
    <button
      type="button"
      className={`${styles['line']} screen-only`}
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={onToggle}
    >
      <span className={styles['icon']}>
        <ChevronIcon />
      </span>
      <span className={styles['label']}>{t('label')}</span>
      <bdi className={styles['beginning']} translate="no">
        {isOpen ? '' : text.slice(0, SHOWN_UNITS).replace(/[\ud800-\udbff]$/, '')}
      </bdi>
      <span className={styles['length']}>{t('length', { characters })}</span>
    </button>
  )
}
