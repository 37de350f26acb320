/** What features define, for the glossary. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { changeEntries } from './bias-lab/perturbations/changeEntries.ts'
import type { GlossaryEntry } from './glossary/entry.ts'
import { metricEntries, termEntries } from './glossary/termEntries.ts'
import { totalEntries } from './probabilities/totals/totalEntries.ts'

export function useDefinitions(): readonly GlossaryEntry[] {
  const t = useTranslations('glossary')
  const tMetric = useTranslations('metric')
  const tTotals = useTranslations('probabilities.totals')
  const tChanges = useTranslations('perturbations')
  return useMemo(
    () => [...termEntries(t), ...metricEntries(tMetric), ...totalEntries(tTotals), ...changeEntries(tChanges)],
    [t, tMetric, tTotals, tChanges],
  )
}
