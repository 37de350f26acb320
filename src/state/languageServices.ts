/** What the Languages panel may ask of the effects, as an interface. */
import type { Encoding } from '../tokenizers/encoding.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import type { KeyedCorpus } from './languageSession.ts'

/** The reader's corpus as it was understood, before anything is counted. */
export interface UnderstoodCorpus {
  readonly keyed: KeyedCorpus
  /** The first units of each language, to look at. */
  readonly firstUnits: Readonly<Record<string, readonly string[]>>
  /** Takes it as the corpus that is shown. */
  readonly use: () => void
}

export interface LanguageServices {
  /** Stops the counting; what was counted stays. */
  cancelCounting(): void
  /** The units of a language of the chosen corpus; null where the language lacks one. */
  unitsOf(code: string): Promise<Outcome<readonly (string | null)[]>>
  /** The segmentation of a unit, without special tokens. */
  segment(reference: string, text: string): Promise<Outcome<Encoding>>
  /** Reads the reader's files as a parallel corpus. Nothing leaves the page. */
  readCorpus(files: readonly File[]): Promise<Outcome<UnderstoodCorpus>>
}
