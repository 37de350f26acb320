/** Codes of languages as corpora spell them: `eng_Latn`, `en`, `pt-BR`, `zho_Hans`. Pure. */

const CODE = /^([a-z]{2,3})(?:[_-]([A-Za-z]{4}))?(?:[_-]([A-Za-z0-9]{2,8}))*$/

export interface LanguageCode {
  /** Two or three letters, as written. */
  readonly language: string
  /** ISO 15924; null where the code names none. */
  readonly script: string | null
}

/** The parts of a code; null where the word is none. */
export function parseLanguageCode(code: string): LanguageCode | null {
  const match = CODE.exec(code)
  if (match?.[1] === undefined) return null
  const script = match[2] === undefined ? null : match[2].charAt(0).toUpperCase() + match[2].slice(1).toLowerCase()
  return { language: match[1], script }
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Whether this is the code of a language that CLDR knows by name. A word of two or three letters may be one by chance. */
export function isKnownLanguage(code: string): boolean {
  const parsed = parseLanguageCode(code)
  try {
    return parsed !== null && names.of(parsed.language) !== undefined
  } catch {
    return false
  }
}
