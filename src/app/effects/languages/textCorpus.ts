/**
 * The text on the screen with the translations that were added to it, as a parallel corpus: line by line if all have
 * as many lines, else each as one unit. Pure.
 */
import { describeLanguage } from '../../../core/corpora/describeLanguage.ts'
import { namedLanguage } from '../../../core/corpora/languageCode.ts'
import { linesOf, unitOf } from '../../../core/corpora/ownCorpus.ts'
import type { CorpusLanguage, ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import { textKey } from '../../../core/text/textKey.ts'
import type { LanguageOptions } from '../../../features/languages/options.ts'
import { shownName } from '../../../core/text/shownName.ts'
import { succeed } from '../../../core/tokenizers/failure.ts'
import type { CorpusSource } from './corpusTexts.ts'

/** The code of the text itself. */
const TEXT_CODE = 'text'

const RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A language by what the reader called it: a code or a name that is known, or just a name. */
function languageFrom(code: string, label: string, text: string): CorpusLanguage {
  const named = namedLanguage(label)
  const known = named === null || named.certainty === 'shaped' ? null : describeLanguage(code, [], named.tag)
  const unknown = {
    code,
    name: shownName(label),
    autonym: null,
    iso639_3: null,
    script: null,
    family: null,
    macroRegion: null,
    speakers: null,
  }
  return { ...(known ?? unknown), direction: RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr' }
}

/** @param name what the text itself is called */
export function textCorpus(text: string, translations: LanguageOptions['translations'], name: string): CorpusSource {
  const texts = [
    { code: TEXT_CODE, label: name, text },
    ...translations.map((translation, index) => ({
      code: `translation-${index + 1}`,
      label: translation.language,
      text: translation.text,
    })),
  ]
  const lines = texts.map((one) => linesOf(one.text).map(unitOf))
  const [first = []] = lines
  const isAligned = first.length > 1 && lines.every(({ length }) => length === first.length)
  const aligned = new Map(
    texts.map((one, index): [string, ParallelText] => [
      one.code,
      { units: isAligned ? (lines[index] ?? []) : [unitOf(one.text)], emptyItems: [] },
    ]),
  )
  const languages = texts
    .map((one) => languageFrom(one.code, one.code === TEXT_CODE ? '' : one.label, one.text))
    .map((one) => (one.code === TEXT_CODE ? { ...one, name } : one))
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
