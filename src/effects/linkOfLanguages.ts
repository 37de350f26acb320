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
  const { messageTokens, ...said } = link ?? {}
  const message = messageTokens === undefined ? {} : { messageCharacters: Math.min(MOST_CHARACTERS, messageTokens * CHARACTERS_OF_A_TOKEN) }
  return { ...defaultLanguageOptions, ...message, ...said }
}

/** About, of English: what a length in tokens meant, in characters. */
const CHARACTERS_OF_A_TOKEN = 4
const MOST_CHARACTERS = 2_000_000_000
