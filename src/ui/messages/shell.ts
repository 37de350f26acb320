/**
 * The words of the first screen and of what stands around every feature. The keys of the English file are the keys there
 * are; a translation is a file beside it. What only one feature says stands in its own folder (`features/messages.ts`).
 */
import en from './en.json' with { type: 'json' }

export type ShellMessages = typeof en

const shells = { en } satisfies Readonly<Record<string, ShellMessages>>

export type Language = keyof typeof shells

function isLanguage(name: string): name is Language {
  return Object.hasOwn(shells, name)
}

/** The first of the reader's languages that there are words in; else English. */
export function languageFor(languages: readonly string[]): Language {
  return languages.map((language) => language.split('-')[0] ?? '').find(isLanguage) ?? 'en'
}

export function shellMessages(language: Language): ShellMessages {
  return shells[language]
}
