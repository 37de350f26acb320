/** Which languages of a corpus match what is sought: words of their names or codes, a script, a family. Pure. */
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'

export interface LanguageFilter {
  readonly words: string
  /** Empty: any. */
  readonly script: string
  readonly family: string
}

/** Without case and accents, so that `sao` finds São. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

export function filterLanguages(
  languages: readonly CorpusLanguage[],
  { words, script, family }: LanguageFilter,
): readonly CorpusLanguage[] {
  const sought = plain(words)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return languages.filter((language) => {
    if (script !== '' && language.script !== script) return false
    if (family !== '' && language.family !== family) return false
    const text = plain([language.name, language.autonym ?? '', language.code, language.iso639_3 ?? ''].join(' '))
    return sought.every((word) => text.includes(word))
  })
}

/** Those found by words, the ones whose names begin with them first, else in their order. */
export function rankLanguages(languages: readonly CorpusLanguage[], words: string): readonly CorpusLanguage[] {
  const sought = plain(words.trim())
  const begins = ({ name, autonym, code }: CorpusLanguage): boolean =>
    [name, autonym ?? '', code].some((text) => plain(text).startsWith(sought))
  return filterLanguages(languages, { words, script: '', family: '' }).toSorted(
    (a, b) => Number(begins(b)) - Number(begins(a)),
  )
}

/** The values that languages have, each with how many have it, most first. */
export function valuesOf(
  languages: readonly CorpusLanguage[],
  of: 'script' | 'family',
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const language of languages) {
    const value = language[of]
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count)
}
