/** The bias lab: what cutting a prompt does to what a language model says next. One of its parts at a time, by tabs. */
import { useTranslations } from 'use-intl'
import { setOptions } from '../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { PartsPanel } from '../../ui/parts/PartsPanel.tsx'
import { parts } from './parts.ts'

export default function BiasLabPanel() {
  const t = useTranslations('biasLab')
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.biasLab.part)
  return (
    <PartsPanel
      parts={parts}
      chosen={chosen}
      onChoose={(part) => setOptions(store, 'biasLab', { part })}
      titleOf={(id) => t(`parts.${id}`)}
      words={{
        title: t('title'),
        intro: t('intro'),
        partsLabel: t('partsLabel'),
        loading: t('loading'),
        failed: (detail) => t('failed', { detail }),
        retry: t('retry'),
        copyLink: t('copyLink'),
        copied: t('copied'),
        refused: t('refused'),
      }}
    />
  )
}
