/** What is known of a language by the code that a reader's corpus gives it: from own data and a list of known languages. */
import { parseLanguageCode } from './languageCode.ts'
import { languageByCode, nameOfTag, scriptName, scriptOfRegion } from './languageData.ts'
import type { CorpusLanguage } from './parallelCorpus.ts'

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])
/** Scripts that are parts of others: what is known of a language in one holds in the other. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['Hang', 'Kore'],
  ['Hani', 'Hans'],
  ['Aran', 'Arab'],
])
const whole = (script: string | null): string | null => (script === null ? null : (PARTS.get(script) ?? script))

/**
 * The script is what the code says, else what is usual in its region, else what is usual for the language (CLDR's likely
 * subtags).
 *
 * @param code within the corpus
 * @param known languages whose families and regions are known; those of another kind of the same language count for these
 * @param tag how the language is named, if that is not the code; null if nothing names it
 */
export function describeLanguage(
  code: string,
  known: readonly CorpusLanguage[],
  tag: string | null = code,
): CorpusLanguage {
  const parsed = tag === null ? null : parseLanguageCode(tag)
  const language = parsed === null ? null : languageByCode(parsed.language)
  if (parsed === null || language === null) {
    const nothing = { iso639_3: null, family: null, macroRegion: null, speakers: null, autonym: null }
    return {
      code,
      name: tag ?? code,
      script: parsed?.script ?? null,
      direction: directionOf(parsed?.script ?? null),
      ...nothing,
    }
  }
  const { iso639_3, name, script: usual, ownName, kindOf } = language
  const ofRegion = parsed.region === null ? null : scriptOfRegion(iso639_3, parsed.region)
  const script = parsed.script ?? ofRegion ?? usual
  const exact = known.filter((one) => one.iso639_3 === iso639_3)
  const kin = [
    ...exact,
    ...known.filter((one) => one.iso639_3 !== null && languageByCode(one.iso639_3)?.kindOf === kindOf),
  ]
  const same = kin.find((one) => whole(one.script) === whole(script))
  const nearest = exact[0] ?? same ?? kin[0]
  return {
    code,
    name: nameWith({
      iso639_3,
      name,
      isNamed: parsed.script !== null,
      script,
      region: parsed.region,
      isUsual: whole(script) === whole(usual),
    }),
    autonym: whole(script) === whole(usual) ? (ownName ?? same?.autonym ?? null) : (same?.autonym ?? null),
    iso639_3,
    script,
    direction: directionOf(script),
    family: nearest?.family ?? null,
    macroRegion: nearest?.macroRegion ?? null,
    speakers: exact.find((one) => whole(one.script) === whole(script))?.speakers ?? null,
  }
}

interface Naming {
  readonly iso639_3: string
  readonly name: string
  readonly script: string | null
  readonly region: string | null
  /** Whether the code itself says the script. */
  readonly isNamed: boolean
  readonly isUsual: boolean
}

/** `Chinese`; `Simplified Chinese` if the code says so; `Serbian (Latin)` if the script is not the usual one. */
function nameWith({ iso639_3, name, script, region, isNamed, isUsual }: Naming): string {
  const ofRegion = region === null ? null : nameOfTag(`${iso639_3}-${region}`)
  const ofScript = script !== null && (isNamed || !isUsual) ? nameOfTag(`${iso639_3}-${script}`) : null
  const special = ofScript ?? ofRegion
  if (special !== null) return special
  return isUsual || script === null ? name : `${name} (${scriptName(script) ?? script})`
}

function directionOf(script: string | null): CorpusLanguage['direction'] {
  return script !== null && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
}
