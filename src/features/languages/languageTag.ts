/** How a language's text is marked up, so that the reader's system picks the right font and direction. */
import type { CorpusLanguage } from '../../core/corpora/parallelCorpus.ts'

/** The BCP 47 tag of a language; undefined if its codes make none. */
export function languageTag({ iso639_3, script }: Pick<CorpusLanguage, 'iso639_3' | 'script'>): string | undefined {
  if (iso639_3 === null) return undefined
  try {
    return Intl.getCanonicalLocales(script === null ? iso639_3 : `${iso639_3}-${script}`)[0]
  } catch {
    return undefined
  }
}
