/** What the digits 0 to 9 are called, by language (BCP 47): see `scripts/prepare-digit-names.py` for the source. */
import data from './digitNames.json' with { type: 'json' }

const names: Readonly<Record<string, string>> = data.names

/** Ten names; null if the source has none for the language. */
export function digitNamesOf(language: string): readonly string[] | null {
  return Object.hasOwn(names, language) ? (names[language]?.split(' ') ?? null) : null
}
