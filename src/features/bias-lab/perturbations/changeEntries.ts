/** The definitions of what is measured of a change, for the glossary. Pure. */
import type { Translations } from '../../../ui/translations.ts'

const figures = ['edits', 'characters', 'bits'] as const

export function changeEntries(t: Translations<'perturbations'>) {
  return figures.map((figure) => ({
    id: `change.${figure}` as const,
    name: t(`definition.${figure}.name`),
    what: t(`definition.${figure}.what`),
    facts: [
      [t('unit'), t(`definition.${figure}.unit`)],
      [t('formula'), t(`definition.${figure}.formula`)],
      [t('source'), t(`definition.${figure}.source`)],
    ] as const,
  }))
}
