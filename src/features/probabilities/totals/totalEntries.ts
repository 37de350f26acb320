/** The definitions of the figures of scores, for the glossary. Pure. */
import type { Translations } from '../../../ui/translations.ts'
import { totalColumns } from './totalsRows.ts'

/** `tokens` is left out: it is a metric of the registry. */
export function totalEntries(t: Translations<'probabilities.totals'>) {
  return totalColumns
    .filter((column) => column !== 'tokens')
    .map((column) => ({
      id: `score.${column}` as const,
      name: t(`column.${column}`, { percent: 'K' }),
      what: t(`definition.${column}.what`),
      facts: [
        [t('unit'), t(`definition.${column}.unit`)],
        [t('formula'), t(`definition.${column}.formula`)],
        [t('source'), t(`definition.${column}.source`)],
      ] as const,
    }))
}
