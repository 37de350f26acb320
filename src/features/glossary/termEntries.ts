/** The entries of terms and of metrics, in the reader's words. Pure. */
import { figureTermIds, plainTermIds } from '../../core/glossary/terms.ts'
import { metricIds } from '../../core/metrics/metrics.ts'
import { metricUnit } from '../../ui/metrics/metricWords.ts'
import type { Translations } from '../../ui/translations.ts'
import type { GlossaryEntry } from './entry.ts'

export function termEntries(t: Translations<'glossary'>): readonly GlossaryEntry[] {
  return [
    ...plainTermIds.map((id) => ({ id, name: t(`terms.${id}.name`), what: t(`terms.${id}.what`), facts: [] })),
    ...figureTermIds.map((id) => ({
      id,
      name: t(`terms.${id}.name`),
      what: t(`terms.${id}.what`),
      facts: [
        [t('unit'), t(`terms.${id}.unit`)],
        [t('formula'), t(`terms.${id}.formula`)],
        [t('source'), t(`terms.${id}.source`)],
      ] as const,
    })),
  ]
}

export function metricEntries(t: Translations<'metric'>): readonly GlossaryEntry[] {
  return metricIds.map((id) => ({
    id,
    name: t(`words.${id}.name`),
    what: t(`words.${id}.what`),
    facts: [
      [t('unit'), metricUnit(t, id, 'page')],
      [t('formula'), t(`words.${id}.formula`)],
      [t('source'), t(`words.${id}.source`)],
    ] as const,
  }))
}
