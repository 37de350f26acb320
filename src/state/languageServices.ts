/** What the Languages panel may ask of the effects, as an interface. */
import type { Interval, UnitRatio } from '../core/metrics/bootstrap.ts'
import type { FairnessMetricId } from '../core/metrics/metrics.ts'
import type { Encoding } from '../core/tokenizers/encoding.ts'
import type { Outcome } from '../core/tokenizers/failure.ts'
import type { Understanding } from '../platform/workers/reading/protocol.ts'

/** See `Assignments` of `corpora/readCorpus.ts`. */
export type LanguageAssignments = ReadonlyMap<string, string | null>

/** The reader's corpus as it was understood, before anything is counted. */
export interface UnderstoodCorpus extends Understanding {
  /** The same with other languages of its texts. */
  readonly assign: (assigned: LanguageAssignments) => Promise<Outcome<UnderstoodCorpus>>
  /** Takes it as the corpus that is shown. */
  readonly use: () => void
  /** Lets go of it, where it is not used. */
  readonly discard: () => void
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
  readonly fairness: Readonly<Record<FairnessMetricId, Float64Array>>
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
