/**
 * The text on the screen with the translations that were added to it, as a parallel corpus: line by line where all have
 * as many lines, else each as one unit. Pure.
 */
import { linesOf, unitOf } from '../../corpora/ownCorpus.ts'
import type { CorpusLanguage, ParallelText } from '../../corpora/parallelCorpus.ts'
import { textKey } from '../../state/languageKeys.ts'
import type { LanguageOptions } from '../../options/languages.ts'
import { shownName } from '../../text/shownName.ts'
import { succeed } from '../../tokenizers/failure.ts'
import type { CorpusSource } from './corpusTexts.ts'

/** The code of the text itself. */
export const TEXT_CODE = 'text'

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A language by what the reader called it: a tag that is known, or just a name. */
function languageFrom(code: string, label: string, text: string): CorpusLanguage {
  const tag = tagOf(label)
  const named = (locale: string): string | null =>
    tag === null ? null : (new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag) ?? null)
  return {
    code,
    name: named('en') ?? shownName(label),
    autonym: tag === null ? null : named(tag),
    iso639_3: tag,
    script: null,
    direction: RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr',
    family: null,
    macroRegion: null,
    speakers: null,
  }
}

/** A label such as `hi` or `pt-BR` as a tag; null where it is a name. */
function tagOf(label: string): string | null {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(label)) return null
  try {
    return Intl.getCanonicalLocales(label)[0] ?? null
  } catch {
    return null
  }
}

/** @param name what the text itself is called */
export function textCorpus(text: string, translations: LanguageOptions['translations'], name: string): CorpusSource {
  const texts = [{ code: TEXT_CODE, label: name, text }, ...translations.map((translation, index) => ({ code: `translation-${index + 1}`, label: translation.language, text: translation.text }))]
  const lines = texts.map((one) => linesOf(one.text).map(unitOf))
  const [first = []] = lines
  const isAligned = first.length > 1 && lines.every(({ length }) => length === first.length)
  const aligned = new Map(
    texts.map((one, index): [string, ParallelText] => [one.code, { units: isAligned ? (lines[index] ?? []) : [unitOf(one.text)], emptyItems: [] }]),
  )
  const languages = texts.map((one) => languageFrom(one.code, one.label, one.text))
  return {
    keyed: {
      key: `text-${textKey(JSON.stringify(texts))}`,
      proposed: languages.map(({ code }) => code),
      corpus: {
        id: 'text',
        name,
        source: name,
        licence: '',
        unit: isAligned ? 'line' : 'text',
        unitCount: isAligned ? first.length : 1,
        unitIds: null,
        languages,
      },
    },
    keepsTexts: true,
    read: async (code) => succeed(aligned.get(code) ?? { units: [], emptyItems: [] }),
  }
}
