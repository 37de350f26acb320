/**
 * Types the interface text: the keys of the English catalogue are the keys there are. A translation is one more folder
 * of the same files, and one entry in {@link catalogues}. What only one panel or dialog says is fetched with it, so
 * that the first screen does not wait for it.
 */
import type add from './en/add.json'
import type biasLab from './en/biasLab.json'
import type languages from './en/languages.json'
import type metrics from './en/metrics.json'
import type probabilities from './en/probabilities.json'
import type share from './en/share.json'
import type storage from './en/storage.json'
import shell from './en/shell.json' with { type: 'json' }

type ShellMessages = typeof shell

interface PartMessages {
  readonly add: typeof add
  readonly metrics: typeof metrics
  readonly share: typeof share
  readonly languages: typeof languages
  readonly probabilities: typeof probabilities
  readonly biasLab: typeof biasLab
  readonly storage: typeof storage
}
/** A panel or dialog that has words of its own, by the name of their file. */
export type WordedPart = keyof PartMessages

interface Catalogue {
  readonly shell: ShellMessages
  readonly parts: { readonly [Part in WordedPart]: () => Promise<{ readonly default: PartMessages[Part] }> }
}

export const catalogues: Readonly<Record<string, Catalogue>> = {
  en: {
    shell,
    parts: {
      add: () => import('./en/add.json'),
      metrics: () => import('./en/metrics.json'),
      share: () => import('./en/share.json'),
      languages: () => import('./en/languages.json'),
      probabilities: () => import('./en/probabilities.json'),
      biasLab: () => import('./en/biasLab.json'),
      storage: () => import('./en/storage.json'),
    },
  },
}

/** The first of the reader's languages that there is a catalogue for; else English. */
export function languageFor(languages: readonly string[]): string {
  const known = languages.map((language) => language.split('-')[0] ?? '').find((base) => Object.hasOwn(catalogues, base))
  return known ?? 'en'
}

/** The words of the first screen and of what stands around every panel. */
export function shellMessages(language: string): ShellMessages {
  return catalogues[language]?.shell ?? shell
}

/** The words of one panel or dialog. */
export async function partMessages<Part extends WordedPart>(language: string, part: Part): Promise<PartMessages[Part]> {
  const loads = catalogues[language]?.parts ?? catalogues['en']?.parts
  if (loads === undefined) throw new Error(`no words for ${part}`)
  return (await loads[part]()).default
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: ShellMessages & typeof add & typeof metrics & typeof share & typeof languages & typeof probabilities & typeof biasLab & typeof storage
  }
}
