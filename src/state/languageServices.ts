/** What the Languages panel may ask of the effects, as an interface. */
import type { Interval, UnitRatio } from '../metrics/bootstrap.ts'
import type { FairnessMeasure } from '../metrics/fairness.ts'
import type { Encoding } from '../tokenizers/encoding.ts'
import type { Outcome } from '../tokenizers/failure.ts'
import type { KeyedCorpus } from './languageSession.ts'

/** The reader's corpus as it was understood, before anything is counted. */
export interface UnderstoodCorpus {
  readonly keyed: KeyedCorpus
  /** The first units of each language, to look at. */
  readonly firstUnits: Readonly<Record<string, readonly string[]>>
  /** Files and columns that are no text of a language. */
  readonly leftOut: readonly string[]
  /** Takes it as the corpus that is shown. */
  readonly use: () => void
}

export interface ResampleRequest {
  /** Names all that the answer depends on: what has an answer is not computed again. */
  readonly key: string
  /** A pair a language. */
  readonly pairs: readonly UnitRatio[]
  /** Length of every column. */
  readonly units: number
  readonly seed: number
}

export interface Resampled {
  /** 95 %, a pair each. */
  readonly intervals: readonly (Interval | null)[]
  /** Of all pairs together, in each draw. */
  readonly fairness: Readonly<Record<FairnessMeasure, Float64Array>>
}

export interface LanguageServices {
  /** Stops the counting; what was counted stays. */
  cancelCounting(): void
  /** Stops the fetch of a corpus; its status becomes failed with `cancelled`. */
  stopOpening(corpus: string): void
  /** The units of a language of the chosen corpus; null where the language lacks one. */
  unitsOf(code: string): Promise<Outcome<readonly (string | null)[]>>
  /** The segmentation of a unit, without special tokens. */
  segment(reference: string, text: string): Promise<Outcome<Encoding>>
  /** Bootstraps figures over the units, in a worker. */
  resample(request: ResampleRequest): Promise<Outcome<Resampled>>
  /** Reads the reader's files as a parallel corpus. Nothing leaves the page. */
  readCorpus(files: readonly File[]): Promise<Outcome<UnderstoodCorpus>>
}
