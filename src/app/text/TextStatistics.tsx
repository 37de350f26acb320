/** Bytes, code points, graphemes and words of the text on the screen, once they are measured; until then its bytes. */
import { useDeferredValue, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import styles from './TextSection.module.css'

export function TextStatistics() {
  const t = useTranslations('text')
  const text = useDeferredValue(useAppState((state) => state.comparison.text))
  const measured = useAppState((state) => state.session.measured)
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
