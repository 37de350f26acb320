/** Codes of languages as corpora spell them: `eng_Latn`, `EN`, `en_US`, `pt-BR`, `zho_Hans`, `English`. Pure. */
import { languageByCode, scriptName, tagByName } from './languageData.ts'

const CODE = /^([a-z]{2,3})(?:[_-]([a-z]{4}))?(?:[_-]([a-z]{2}|\d{3}))?(?:[_-]([a-z0-9]{4,8}))*$/i

export interface LanguageCode {
  /** Two or three letters, small. */
  readonly language: string
  /** ISO 15924; null if the code names none. */
  readonly script: string | null
  /** ISO 3166 or UN M.49; null if the code names none. */
  readonly region: string | null
}

/** The parts of a code, whatever its case and spaces around it; null if the word is none. */
export function parseLanguageCode(code: string): LanguageCode | null {
  const match = CODE.exec(code.trim())
  if (match?.[1] === undefined) return null
  const script = match[2] === undefined ? null : match[2].charAt(0).toUpperCase() + match[2].slice(1).toLowerCase()
  return { language: match[1].toLowerCase(), script, region: match[3]?.toUpperCase() ?? null }
}

/**
 * How sure it is that a word names a language. `sure`: a code that is met often, or any with its script; a name. `likely`:
 * the code of a language that is met rarely, which may be a word by chance. `shaped`: spelled as a code is, of no language
 * that is known.
 */
type Certainty = 'sure' | 'likely' | 'shaped'

export interface NamedLanguage {
  /** A code that {@link parseLanguageCode} takes. */
  readonly tag: string
  readonly certainty: Certainty
}

/** The language that a word names; null if it names none. */
export function namedLanguage(word: string): NamedLanguage | null {
  const tag = word.trim()
  const parsed = parseLanguageCode(tag)
  if (parsed !== null) {
    const known = languageByCode(parsed.language)
    const hasScript = parsed.script !== null && scriptName(parsed.script) !== null
    if (known !== null && (known.isCommon || hasScript)) return { tag, certainty: 'sure' }
    if (known !== null) return { tag, certainty: 'likely' }
  }
  const named = tagByName(tag)
  if (named !== null) return { tag: named, certainty: 'sure' }
  return parsed === null ? null : { tag, certainty: 'shaped' }
}
