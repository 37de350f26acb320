// Writes src/core/corpora/languageData.json: what is known of languages by their codes, so that a corpus is understood alike in
// every browser. Codes and names of ISO 639-3 from the npm package iso-639-3; likely scripts, English names and languages'
// own names from Unicode's CLDR. Run by hand when a version changes: node scripts/prepare-languages.mjs
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { unpackedPackage } from './npmTarball.mjs'

const OUT = path.resolve(import.meta.dirname, '../src/core/corpora')
const iso = unpackedPackage(
  'iso-639-3@3.0.1',
  'sha512-SdljCYXOexv/JmbQ0tvigHN43yECoscVpe2y2hlEqy/CStXQlroPhZLj7zKLRiGqLJfw8k7B973UAMDoQczVgQ==',
)
const core = unpackedPackage(
  'cldr-core@48.2.0',
  'sha512-zfmLothncSwfv2jlevoSrgI2VGgH8SDGHXst6jUEotHA8nq9Igeg9jzdJDFtBso9pgJuG89DK16TzrmZDdo2Bg==',
)
const names = unpackedPackage(
  'cldr-localenames-full@48.2.0',
  'sha512-4o0paYDz0UXhfhChAVFkmVl2CP0YTSEqE6WrC0fNafaSC5u5DAXphxH3SZ1Ujczarikr8DToKZfiok6EqWLdNQ==',
)

const json = (folder, file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
const { iso6393 } = await import(pathToFileURL(path.join(iso, 'index.js')).href)
const { likelySubtags } = json(core, 'supplemental/likelySubtags.json').supplemental
const { languageAlias } = json(core, 'supplemental/aliases.json').supplemental.metadata.alias
const namesIn = (locale) => json(names, `main/${locale}/languages.json`).main[locale].localeDisplayNames.languages
const english = namesIn('en')
const scripts = json(names, 'main/en/scripts.json').main.en.localeDisplayNames.scripts

/** Codes that corpora use and ISO 639-3 has no more, or never had in this form: [code, name, script]. */
const RETIRED = [
  // FLORES-200; merged into apc in 2023.
  ['ajp', 'South Levantine Arabic', 'Arab'],
]
/** What is not a language. */
const SPECIAL = new Set(['mis', 'mul', 'und', 'zxx'])

/** CLDR's replacements of tags, without what it says of them. */
const replacements = new Map(
  Object.entries(languageAlias).map(([tag, { ['_replacement']: replacement }]) => [tag, replacement]),
)
/** CLDR's tag of an ISO 639-3 code: the shortest that means the same, or the language that it is a kind of. */
const replacementOf = (code) => replacements.get(code) ?? code
const cldrTag = (language) => language.iso6391 ?? replacementOf(language.iso6393)
const locales = new Set(
  readdirSync(path.join(names, 'main')).filter((locale) =>
    existsSync(path.join(names, 'main', locale, 'languages.json')),
  ),
)
const scriptIn = (tag) => likelySubtags[tag]?.split('-')[1] ?? ''
const languages = iso6393
  .filter(({ iso6393: code }) => !SPECIAL.has(code))
  .map((language) => {
    const code = language.iso6393
    const tag = cldrTag(language)
    const isKind = language.iso6391 === undefined && tag !== code && tag.length > 1
    const name = (isKind ? (english[code] ?? english[tag.includes('-') ? tag : '']) : english[tag]) ?? language.name
    const own = !isKind && locales.has(tag) ? (namesIn(tag)[tag] ?? '') : ''
    const script = isKind ? scriptIn(code) || scriptIn(tag) || scriptIn(tag.split('-')[0]) : scriptIn(tag)
    return {
      code,
      short: language.iso6391 ?? '',
      name,
      script,
      own: own === tag ? '' : own,
      kindOf: isKind ? tag.split('-')[0] : '',
    }
  })
const byTag = new Map(languages.flatMap(({ code, short }) => [[code, code], ...(short === '' ? [] : [[short, code]])]))
const iso3 = (tag) => byTag.get(tag) ?? null
const lines = [
  ...languages.map((one) => ({ ...one, kindOf: one.kindOf === '' ? '' : (iso3(one.kindOf) ?? '') })),
  ...RETIRED.map(([code, name, script]) => ({ code, short: '', name, script, own: '', kindOf: 'ara' })),
].map(({ code, short, name, script, own, kindOf }) => [code, short, name, script, own, kindOf].join('\t').trimEnd())

/** Other spellings of codes: ISO 639-2/B (`ger`), and tags that were replaced (`iw`). */
const aliases = { jp: 'jpn', ua: 'ukr', cz: 'ces', gr: 'ell' }
for (const { iso6392B, iso6393: code } of iso6393)
  if (iso6392B !== undefined && !byTag.has(iso6392B) && !SPECIAL.has(code)) aliases[iso6392B] = code
for (const [tag, replacement] of replacements) {
  const code = iso3(replacement.split('-')[0])
  if (/^[a-z]{2,3}$/.test(tag) && code !== null && !byTag.has(tag) && !(tag in aliases)) aliases[tag] = code
}
for (const [code] of RETIRED) delete aliases[code]

/** Where the region decides the script: `zho-TW` is `Hant`. */
const regions = {}
for (const [tag, likely] of Object.entries(likelySubtags)) {
  const found = /^([a-z]{2,3})-([A-Z]{2}|\d{3})$/.exec(tag)
  const code = found === null ? null : iso3(found[1])
  if (code !== null && found !== null) regions[`${code}-${found[2]}`] = likely.split('-')[1]
}

/** English names of languages in one script or of one place, and other English names: to their tags. */
const otherNames = {}
for (const [tag, name] of Object.entries(english)) {
  const [language = '', ...rest] = tag.split('-')
  const code = iso3(language)
  if (code === null || rest.length === 0 || rest.includes('menu')) continue
  const at = rest.indexOf('alt')
  otherNames[name] = [code, ...(at === -1 ? rest : rest.slice(0, at))].join('-')
}
Object.assign(otherNames, { Mandarin: 'zho', Farsi: 'fas', Castilian: 'spa' })

const data = {
  source: 'ISO 639-3 (npm package iso-639-3 3.0.1); Unicode CLDR 48.2.0',
  columns: 'code, ISO 639-1, English name, likely script, own name, the language that it is a kind of',
  languages: lines.join('\n'),
  /** Those that CLDR names in English: a code of two or three letters is one of these rather than a word. */
  common: languages
    .filter((one) => english[one.short === '' ? one.code : one.short] !== undefined)
    .map(({ code }) => code)
    .join(' '),
  aliases,
  regions,
  names: otherNames,
  scripts: Object.fromEntries(Object.entries(scripts).filter(([code]) => /^[A-Z][a-z]{3}$/.test(code))),
}
writeFileSync(path.join(OUT, 'languageData.json'), `${JSON.stringify(data, null, 1)}\n`)
copyFileSync(path.join(core, 'LICENSE'), path.join(OUT, 'languageData.LICENSE'))
console.log(
  `${lines.length} languages, ${data.common.split(' ').length} common, ${Object.keys(aliases).length} aliases, ${Object.keys(regions).length} regions`,
)
