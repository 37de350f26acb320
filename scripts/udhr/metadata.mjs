// What index.json says of a language besides its text: names (CLDR as Node has it, else the package's), ISO codes,
// direction, family and macro-region (curated in families.tsv), people who use it (CLDR). Null where nothing is known.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { unpackedPackage } from '../npmTarball.mjs'
import { scriptOf } from './scriptOf.mjs'

const CLDR_VERSION = '48.2.0'
const CLDR_INTEGRITY = 'sha512-zfmLothncSwfv2jlevoSrgI2VGgH8SDGHXst6jUEotHA8nq9Igeg9jzdJDFtBso9pgJuG89DK16TzrmZDdo2Bg=='
export const SPEAKERS_SOURCE = `Unicode CLDR ${CLDR_VERSION}, territoryInfo: people who use the language, as a first or a later one`
/** CLDR's shares of a population are too coarse for fewer people. */
const FEWEST_USERS = 1000
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Syrc', 'Thaa'])

/** ISO 639-3 to family and macro-region; the names of both are Glottolog's, the assignment is ours. */
const families = new Map(
  readFileSync(path.join(import.meta.dirname, 'families.tsv'), 'utf8')
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [family, macroRegion, codes] = row.split('\t')
      return codes.split(' ').map((code) => [code, { family, macroRegion: macroRegion === '-' ? null : macroRegion }])
    }),
)

const englishNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The tag that CLDR files the language under: `ar` for `arb`. It may stand for several languages: `qu` for all Quechua. */
const cldrTag = (iso639) => new Intl.Locale(iso639).toString()

/**
 * @param entries the languages shipped: `info` of the package and the counted `script`
 * @returns one record a language, in the same order
 */
export function metadataOf(entries) {
  const usersOfTag = usersByTag()
  const isoByTag = new Map()
  for (const { info } of entries)
    isoByTag.set(cldrTag(info.iso6393), new Set([...(isoByTag.get(cldrTag(info.iso6393)) ?? []), info.iso6393]))
  const records = entries.map(({ info, script }) => {
    const tag = cldrTag(info.iso6393)
    const isOwnTag = isoByTag.get(tag).size === 1
    const { family = null, macroRegion = null } = families.get(info.iso6393) ?? {}
    return {
      code: info.code,
      name: nameOf(info, isOwnTag ? tag : null),
      autonym: isOwnTag ? autonymOf(tag, script, info.bcp47) : null,
      iso639_3: info.iso6393,
      script,
      direction: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
      family,
      macroRegion,
      speakers: isOwnTag ? (usersOfTag.get(tag) ?? null) : null,
    }
  })
  const names = records.map(({ name }) => name)
  return records.map((record) => ({ ...record, name: withQualifier(record, names) }))
}

/** The package's names are catalogue names: "Kurdish, Northern", with the variant in parentheses. */
function nameOf({ name }, tag) {
  const [, base, variant] = /^(.+?)(?: (\(.+\)))?$/.exec(name)
  const [head, ...qualifiers] = base.split(', ')
  const english = (tag === null ? undefined : englishNames.of(tag)) ?? [...qualifiers, head].join(' ')
  return variant === undefined ? english : `${english} ${variant}`
}

/** Two texts under one name are told apart by the code. */
function withQualifier({ name, code }, names) {
  return names.filter((other) => other === name).length === 1 ? name : `${name} (${code})`
}

/** Null where CLDR has none in the script of the text, and for names of a region's variety, which CLDR puts together. */
function autonymOf(tag, script, bcp47) {
  const locale = new Intl.Locale(tag, {
    script: script === 'Jpan' || script === 'Kore' ? undefined : script,
  }).toString()
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return null
  const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag)
  if (name === undefined || (name === englishNames.of(tag) && tag !== 'en')) return null
  if (new Intl.Locale(tag).region !== undefined && name.includes('(')) return null
  return scriptOf(name, bcp47).script === script ? name : null
}

/** Three significant figures: the shares are estimates. Of several scripts of a language in a territory, the largest counts. */
function usersByTag() {
  const packed = unpackedPackage(`cldr-core@${CLDR_VERSION}`, CLDR_INTEGRITY)
  const { supplemental } = JSON.parse(readFileSync(path.join(packed, 'supplemental/territoryInfo.json'), 'utf8'))
  const users = new Map()
  for (const { _population, languagePopulation = {} } of Object.values(supplemental.territoryInfo)) {
    const shares = new Map()
    for (const [key, { _populationPercent }] of Object.entries(languagePopulation)) {
      const [language] = key.split('_')
      shares.set(language, Math.max(shares.get(language) ?? 0, Number(_populationPercent)))
    }
    for (const [language, share] of shares)
      users.set(language, (users.get(language) ?? 0) + (Number(_population) * share) / 100)
  }
  return new Map(
    [...users]
      .filter(([, count]) => count >= FEWEST_USERS)
      .map(([language, count]) => [language, Number(count.toPrecision(3))]),
  )
}
