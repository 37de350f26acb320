/** The changed text with what was removed and what was inserted; spaces in it are drawn, for they could not be seen. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { directionOf } from '../../../core/text/direction.ts'
import { markedChange } from './markedChange.ts'
import styles from './Closely.module.css'

const drawn = (text: string): string => text.replaceAll(' ', '␣')

export function MarkedChange({
  before,
  after,
  lang,
}: {
  readonly before: string
  readonly after: string
  readonly lang: string | undefined
}) {
  const t = useTranslations('perturbations')
  const segments = useMemo(() => markedChange(before, after), [before, after])
  return (
    <p className={styles['marked']} lang={lang} dir={directionOf(before)} translate="no">
      {segments.map(({ text, kind }, index) => {
        // oxlint-disable-next-line react/no-array-index-key -- a segment's place is what it is
        if (kind === 'kept') return <span key={index}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a segment's place is what it is
          <Mark key={index}>
            <span className="visually-hidden">{t(kind)} </span>
            {drawn(text)}
          </Mark>
        )
      })}
    </p>
  )
}
