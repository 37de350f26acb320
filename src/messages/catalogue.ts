/**
 * Types the interface text: the keys of the English catalogue are the keys there are. A translation is one more file
 * of the same keys, and one entry in {@link catalogues}.
 */
import en from './en.json' with { type: 'json' }

export type Messages = typeof en

export const catalogues: Readonly<Record<string, Messages>> = { en }

/** The catalogue for the first of the reader's languages that there is one for; else English. */
export function messagesFor(languages: readonly string[]): { readonly language: string; readonly messages: Messages } {
  for (const language of languages) {
    const base = language.split('-')[0] ?? ''
    const messages = catalogues[base]
    if (messages !== undefined) return { language: base, messages }
  }
  return { language: 'en', messages: en }
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
