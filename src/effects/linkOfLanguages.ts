/** Between the state's options of the Languages panel and a link's: a link says only what is not as at the start. Pure. */
import { TRANSLATIONS_LIMIT, type LinkLanguages } from '../share/linkLanguages.ts'
import { defaultLanguageOptions, type LanguageOptions } from '../state/languages.ts'
import { linkDifferences } from './linkDifferences.ts'

/** What a link says; null where everything is as at the start. Translations too long for a link are left out. */
export function linkOfLanguages(options: LanguageOptions): LinkLanguages | null {
  const { chosen, sorting, translations, ...plain } = options
  const length = translations.reduce((sum, { text }) => sum + text.length, 0)
  const all = {
    ...plain,
    chosen: chosen === null ? null : [...chosen],
    sorting: { ...sorting },
    translations: length > TRANSLATIONS_LIMIT ? [] : translations.map((translation) => ({ ...translation })),
  } satisfies LinkLanguages
  return linkDifferences(all, defaultLanguageOptions) ?? null
}

/** The options that a link means. */
export function languagesOfLink(link: LinkLanguages | undefined): LanguageOptions {
  return { ...defaultLanguageOptions, ...link }
}
