/**
 * What is known of languages by their codes: data of the project's own (`scripts/prepare-languages.mjs`), so that a corpus
 * is understood alike in every browser. Looks up; parses no spelling of a code.
 */
import data from './languageData.json' with { type: 'json' }

export interface KnownLanguage {
  /** ISO 639-3. */
  readonly iso639_3: string
  /** In English. */
  readonly name: string
  /** ISO 15924, the usual one; null if none is known. */
  readonly script: string | null
  /** In the language itself, in its usual script. */
  readonly ownName: string | null
  /** ISO 639-3 of the language that this is a kind of: `ara` for `arb`; itself if it is of none. */
  readonly kindOf: string
  /** Whether its code is met often: other codes of three letters may be words by chance. */
  readonly isCommon: boolean
}

const common = new Set(data.common.split(' '))
const byCode = new Map<string, KnownLanguage>()
const byName = new Map<string, string>()
for (const line of data.languages.split('\n')) {
  const [code = '', short = '', name = '', script = '', ownName = '', kindOf = ''] = line.split('\t')
  const language: KnownLanguage = {
    iso639_3: code,
    name,
    script: script === '' ? null : script,
    ownName: ownName === '' ? null : ownName,
    kindOf: kindOf === '' ? code : kindOf,
    isCommon: common.has(code),
  }
  byCode.set(code, language)
  if (short !== '') byCode.set(short, language)
  // Names of small languages are words of other languages too often.
  if (language.isCommon) {
    byName.set(plainName(name), code)
    if (ownName !== '') byName.set(plainName(ownName), code)
  }
}
for (const [alias, code] of Object.entries(data.aliases)) {
  const language = byCode.get(code)
  if (language !== undefined) byCode.set(alias, language)
}
const namesByTag = new Map<string, string>()
for (const [name, tag] of Object.entries(data.names)) {
  byName.set(plainName(name), tag)
  // The first is the usual one.
  if (!namesByTag.has(tag)) namesByTag.set(tag, name)
}
const regions = new Map(Object.entries(data.regions))
const scripts = new Map(Object.entries(data.scripts))

/** Without case and accents, words one space apart, and `Chinese (Simplified)` as `simplified chinese`. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim()
  return plain.replace(/^(.+) \((.+)\)$/u, '$2 $1')
}

/** @param code ISO 639-1, 639-2 or 639-3, in small letters */
export function languageByCode(code: string): KnownLanguage | null {
  return byCode.get(code) ?? null
}

/** The tag of a language by its name, in English or in the language itself: `zho-Hans` for `Simplified Chinese`. */
export function tagByName(name: string): string | null {
  return byName.get(plainName(name)) ?? null
}

/** The script that is usual for the language in a region, where it is another than elsewhere: `Hant` for `zho`, `TW`. */
export function scriptOfRegion(iso639_3: string, region: string): string | null {
  return regions.get(`${iso639_3}-${region}`) ?? null
}

/** The English name of a language in a script or of a region, such as `zho-Hant`; null if it has none of its own. */
export function nameOfTag(tag: string): string | null {
  return namesByTag.get(tag) ?? null
}

/** The English name of a script of ISO 15924; null if it is none. */
export function scriptName(script: string): string | null {
  return scripts.get(script) ?? null
}
