/** Bytes, code points, graphemes and words of the text on the screen, once they are measured; until then its bytes. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStateLater } from '../../state/react.ts'
import type { AppState } from '../../state/store.ts'
import styles from './TextSection.module.css'

/** Takes the text from the state, but the one before while the lanes are at work on it: they come first. */
function createSettledText(): (state: AppState) => string {
  let settled: string | null = null
  return ({ comparison, session }) => {
    if (settled === null || session.encoding !== 'running') settled = comparison.text
    return settled
  }
}

const measuredOf = (state: AppState) => state.session.measured

export function TextStatistics() {
  const t = useTranslations('text')
  const [settledText] = useState(createSettledText)
  const text = useAppStateLater(settledText)
  const measured = useAppStateLater(measuredOf)
  const isCovered = useAppState((state) => state.view.isCovered)
  const bytes = useMemo(() => new TextEncoder().encode(text).length, [text])
  const known = measured !== null && measured.input.text === text ? measured.measurement.text : null
  return (
    <p className={styles['statistics']}>
      {isCovered ? null : known === null ? (
        t('statisticsPending', { bytes })
      ) : (
        <span title={t('segmenter', { segmenter: known.segmenter })}>{t('statistics', { ...known, bytes })}</span>
      )}
    </p>
  )
}
