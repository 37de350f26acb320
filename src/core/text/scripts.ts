/** The scripts of a text, by the Unicode property Script, and which scripts languages are written in. Pure. */
import { utf8Length } from './utf8.ts'

/** By ISO 15924; what is written in none of these is not told of. */
const names = {
  Adlm: 'Adlam',
  Arab: 'Arabic',
  Armn: 'Armenian',
  Beng: 'Bengali',
  Cans: 'Canadian_Aboriginal',
  Cher: 'Cherokee',
  Cyrl: 'Cyrillic',
  Deva: 'Devanagari',
  Ethi: 'Ethiopic',
  Geor: 'Georgian',
  Grek: 'Greek',
  Gujr: 'Gujarati',
  Guru: 'Gurmukhi',
  Hang: 'Hangul',
  Hani: 'Han',
  Hebr: 'Hebrew',
  Hira: 'Hiragana',
  Java: 'Javanese',
  Kana: 'Katakana',
  Khmr: 'Khmer',
  Knda: 'Kannada',
  Laoo: 'Lao',
  Latn: 'Latin',
  Mlym: 'Malayalam',
  Mong: 'Mongolian',
  Mymr: 'Myanmar',
  Nkoo: 'Nko',
  Olck: 'Ol_Chiki',
  Orya: 'Oriya',
  Sinh: 'Sinhala',
  Syrc: 'Syriac',
  Taml: 'Tamil',
  Telu: 'Telugu',
  Tfng: 'Tifinagh',
  Thaa: 'Thaana',
  Thai: 'Thai',
  Tibt: 'Tibetan',
  Vaii: 'Vai',
  Yiii: 'Yi',
} as const
export type Script = keyof typeof names

const pattern = new RegExp(
  Object.entries(names)
    .map(([code, name]) => String.raw`(?<${code}>\p{Script=${name}}+)`)
    .join('|'),
  'gu',
)

/** The pattern of one character of a script. */
export const scriptPattern = (script: Script): string => String.raw`\p{Script=${names[script]}}`

/** Characters of one script, with what between them belongs to none, such as spaces and digits. In bytes of UTF-8. */
export interface ScriptRun {
  readonly script: Script
  readonly startByte: number
  readonly endByte: number
}

export const isScript = (code: string): code is Script => Object.hasOwn(names, code)

/** The runs in order; they do not overlap. */
export function scriptRuns(text: string): readonly ScriptRun[] {
  const runs: { script: Script; startByte: number; endByte: number }[] = []
  let at = 0
  let byte = 0
  for (const { 0: found, index, groups = {} } of text.matchAll(pattern)) {
    const script = Object.keys(groups).find((code) => groups[code] !== undefined)
    if (script === undefined || !isScript(script)) continue
    const startByte = byte + utf8Length(text.slice(at, index))
    const endByte = startByte + utf8Length(found)
    at = index + found.length
    byte = endByte
    const last = runs.at(-1)
    if (last?.script === script) last.endByte = endByte
    else runs.push({ script, startByte, endByte })
  }
  return runs
}

/** Japanese and Korean are written in several. */
const several: Readonly<Record<string, readonly Script[]>> = {
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
}

/** The scripts of languages, by their codes (BCP 47), as the browser's data have them. */
export function scriptsOfLanguages(languages: readonly string[]): ReadonlySet<Script> {
  const found = new Set<Script>()
  for (const language of languages) {
    const script = scriptOf(language)
    if (script === undefined) continue
    for (const one of several[script] ?? (isScript(script) ? [script] : [])) found.add(one)
  }
  return found
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script
  } catch {
    return undefined
  }
}
