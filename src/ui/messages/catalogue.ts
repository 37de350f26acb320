/**
 * Types the interface text: the keys of the English catalogue are the keys there are. A translation is one more folder
 * of the same files, and one entry in {@link catalogues}. What only one panel or dialog says is fetched with it, so
 * that the first screen does not wait for it.
 */
import type add from './en/add.json'
import type biasLab from './en/biasLab.json'
import type changes from './en/changes.json'
import type cuts from './en/cuts.json'
import type drafts from './en/drafts.json'
import type exported from './en/export.json'
import type languages from './en/languages.json'
import type markov from './en/markov.json'
import type metrics from './en/metrics.json'
import type nextByte from './en/nextByte.json'
import type probabilities from './en/probabilities.json'
import type share from './en/share.json'
import type storage from './en/storage.json'
import shell from './en/shell.json' with { type: 'json' }

type ShellMessages = typeof shell

interface PartMessages {
  readonly add: typeof add
  readonly biasLab: typeof biasLab
  readonly changes: typeof changes
  readonly cuts: typeof cuts
  readonly drafts: typeof drafts
  readonly export: typeof exported
  readonly languages: typeof languages
  readonly markov: typeof markov
  readonly metrics: typeof metrics
  readonly nextByte: typeof nextByte
  readonly probabilities: typeof probabilities
  readonly share: typeof share
  readonly storage: typeof storage
}
/** A panel or dialog that has words of its own, by the name of their file. */
export type WordedPart = keyof PartMessages

interface Catalogue {
  readonly shell: ShellMessages
  readonly parts: { readonly [Part in WordedPart]: () => Promise<{ readonly default: PartMessages[Part] }> }
}

export const catalogues = {
  en: {
    shell,
    parts: {
      add: () => import('./en/add.json'),
      biasLab: () => import('./en/biasLab.json'),
      changes: () => import('./en/changes.json'),
      cuts: () => import('./en/cuts.json'),
      drafts: () => import('./en/drafts.json'),
      export: () => import('./en/export.json'),
      languages: () => import('./en/languages.json'),
      markov: () => import('./en/markov.json'),
      metrics: () => import('./en/metrics.json'),
      nextByte: () => import('./en/nextByte.json'),
      probabilities: () => import('./en/probabilities.json'),
      share: () => import('./en/share.json'),
      storage: () => import('./en/storage.json'),
    },
  },
} satisfies Readonly<Record<string, Catalogue>>

type Language = keyof typeof catalogues

function isLanguage(name: string): name is Language {
  return Object.hasOwn(catalogues, name)
}

/** The first of the reader's languages that there is a catalogue for; else English. */
export function languageFor(languages: readonly string[]): Language {
  return languages.map((language) => language.split('-')[0] ?? '').find(isLanguage) ?? 'en'
}

/** The words of the first screen and of what stands around every panel. */
export function shellMessages(language: Language): ShellMessages {
  return catalogues[language].shell
}

/** The words of one panel or dialog. */
export async function partMessages<Part extends WordedPart>(language: Language, part: Part): Promise<PartMessages[Part]> {
  const { parts }: Catalogue = catalogues[language]
  return (await parts[part]()).default
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: ShellMessages &
      typeof add &
      typeof biasLab &
      typeof changes &
      typeof cuts &
      typeof drafts &
      typeof exported &
      typeof languages &
      typeof markov &
      typeof metrics &
      typeof nextByte &
      typeof probabilities &
      typeof share &
      typeof storage
  }
}
