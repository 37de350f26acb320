/** How many entries there are of each kind, script and length: tables with a bar in each row, which filter the list. */
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { MAX_CHARTED_LENGTH, type VocabularySummary } from '../../../core/vocabulary/summary.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { BarTable } from './BarTable.tsx'
import { useScriptNames } from './useScriptNames.ts'
import styles from './Vocabulary.module.css'

const MAX_SCRIPTS = 12

export function Charts({ summary }: { readonly summary: VocabularySummary }) {
  const t = useTranslations('vocabulary')
  const format = useFormatter()
  const store = useAppStore()
  const scriptName = useScriptNames()
  const { kind, script, least, most } = useAppState((state) => state.comparison.vocabulary)
  /** On a narrow screen the list comes first. */
  const [isOpen] = useState(() => window.matchMedia('(width >= 40rem)').matches)
  const { byKind, byScript, byLength, entries } = summary
  const shown = byScript.slice(0, MAX_SCRIPTS)
  const rest = byScript.slice(MAX_SCRIPTS).reduce((sum, { count }) => sum + count, 0)
  return (
    <details open={isOpen} className={styles['overview']}>
      <summary>{t('charts')}</summary>
      <div className={styles['charts']}>
        <BarTable
          title={t('byKind')}
          total={entries}
          rows={byKind.map(({ kind: one, count }) => ({
            id: one,
            name: t(`kinds.${one}`),
            count,
            isOn: kind === one,
            onPress: () => setOptions(store, 'vocabulary', { kind: kind === one ? null : one }),
          }))}
        />
        <BarTable
          title={t('byScript')}
          total={entries}
          rows={[
            ...shown.map(({ script: one, count }) => ({
              id: one,
              name: scriptName(one),
              count,
              isOn: script === one,
              onPress: () => setOptions(store, 'vocabulary', { script: script === one ? null : one }),
            })),
            ...(rest === 0 ? [] : [{ id: 'rest', name: t('otherScripts'), count: rest, isOn: false, onPress: null }]),
          ]}
        />
        <BarTable
          title={t('byLength')}
          total={entries}
          rows={byLength.map((count, index) => {
            const bytes = index + 1
            const isLast = bytes === MAX_CHARTED_LENGTH
            const isOn = least === bytes && most === (isLast ? null : bytes)
            return {
              id: String(bytes),
              name: isLast ? t('orMore', { bytes }) : format.number(bytes),
              count,
              isOn,
              onPress: () =>
                setOptions(
                  store,
                  'vocabulary',
                  isOn ? { least: null, most: null } : { least: bytes, most: isLast ? null : bytes },
                ),
            }
          })}
        />
      </div>
    </details>
  )
}
