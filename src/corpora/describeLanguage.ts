/** What is known of a language by the code that a reader's corpus gives it: from a list of known languages, else from CLDR. */
import { parseLanguageCode } from './languageCode.ts'
import type { CorpusLanguage } from './parallelCorpus.ts'

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/** The shortest tag that means the same: `en` for `eng`; null where it is none. */
function canonical(language: string): string | null {
  try {
    return new Intl.Locale(language).language
  } catch {
    return null
  }
}

function likelyScript(tag: string): string | null {
  return new Intl.Locale(tag).maximize().script ?? null
}

function nameIn(locale: string, tag: string): string | null {
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return null
  return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag) ?? null
}

/** @param known languages whose ISO codes, families and regions are known; the first of a language in the same script counts */
export function describeLanguage(code: string, known: readonly CorpusLanguage[]): CorpusLanguage {
  const parsed = parseLanguageCode(code)
  const tag = parsed === null ? null : canonical(parsed.language)
  if (parsed === null || tag === null) {
    const nothing = { iso639_3: null, script: null, family: null, macroRegion: null, speakers: null }
    return { code, name: code, autonym: null, direction: 'ltr', ...nothing }
  }
  const alike = known.filter(({ iso639_3 }) => iso639_3 !== null && canonical(iso639_3) === tag)
  const script = parsed.script ?? alike[0]?.script ?? likelyScript(tag)
  const same = alike.find((language) => language.script === script)
  const kin = same ?? alike[0]
  const isUsualScript = parsed.script === null || parsed.script === likelyScript(tag)
  const name = nameIn('en', isUsualScript ? tag : `${tag}-${parsed.script}`) ?? kin?.name ?? code
  return {
    code,
    name,
    autonym: same?.autonym ?? (isUsualScript ? nameIn(tag, tag) : null),
    iso639_3: kin?.iso639_3 ?? (parsed.language.length === 3 ? parsed.language : null),
    script,
    direction: script !== null && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
    family: kin?.family ?? null,
    macroRegion: kin?.macroRegion ?? null,
    speakers: same?.speakers ?? null,
  }
}
