/** Bytes, code points, graphemes and words of the text on the screen, once they are measured; until then its bytes. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppStateLater } from '../../state/react.ts'
import type { AppState } from '../../state/store.ts'
import styles from './TextSection.module.css'

const textOf = (state: AppState) => state.comparison.text
const measuredOf = (state: AppState) => state.session.measured

export function TextStatistics() {
  const t = useTranslations('text')
  const text = useAppStateLater(textOf)
  const measured = useAppStateLater(measuredOf)
  const bytes = useMemo(() => new TextEncoder().encode(text).length, [text])
  const known = measured !== null && measured.input.text === text ? measured.measurement.text : null
  return (
    <p className={styles['statistics']}>
      {known === null ? (
        t('statisticsPending', { bytes })
      ) : (
        <span title={t('segmenter', { segmenter: known.segmenter })}>{t('statistics', { ...known, bytes })}</span>
      )}
    </p>
  )
}
