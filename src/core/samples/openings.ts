/**
 * The opening in a reader's own language: Article 1 of the Universal Declaration in English and in that language, as
 * `scripts/record-openings.mjs` wrote it into `public/corpora/openings`. Links name it by id: a language is never taken
 * out, and its text never changes. Fetches nothing.
 */

/** BCP 47, in lower case, by which the files are named. */
export const openingLanguages: readonly string[] =
  'af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mr ms mt my nb ne nl nn pa pl pt ro ru si sk sl sr sv sw ta te tr uk ur uz vi zh zh-hant zu'.split(
    ' ',
  )

export type OpeningId = `two-sentences-${string}`

const PREFIX = 'two-sentences-'

/** The language of an opening; null if the id is of none. */
export function openingLanguage(id: string): string | null {
  const language = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return openingLanguages.includes(language) ? language : null
}

export const isOpeningId = (id: string): id is OpeningId => openingLanguage(id) !== null

/** What a reader of these languages (BCP 47, the most wanted first) is opened with; null: the opening of English readers. */
export function openingFor(languages: readonly string[]): OpeningId | null {
  for (const tag of languages) {
    const locale = localeOf(tag)
    if (locale === null) continue
    if (locale.language === 'en') return null
    const language = locale.language === 'no' ? 'nb' : locale.language
    const found = [`${language}-${locale.maximize().script ?? ''}`.toLowerCase(), language].find((one) =>
      openingLanguages.includes(one),
    )
    if (found !== undefined) return `${PREFIX}${found}`
  }
  return null
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}
