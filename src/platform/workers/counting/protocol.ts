/**
 * What the page and a counting worker say to each other, and the table of its calls. Comlink carries them. Failures are
 * values; a call with a request id ends with `cancelled` after `cancel(requestId)`.
 */
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { Interval, UnitRatio } from '../../../core/metrics/bootstrap.ts'
import type { FairnessMetricId } from '../../../core/metrics/metrics.ts'
import type { CountingMode, UnitCounts, UnitStatistics } from '../../../core/metrics/unitCounts.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'
import type { LoadRequest, ReaderFile } from '../tokenization/protocol.ts'

/** The text of a language, given once to a worker, which keeps it until it is closed. */
export interface LanguageRequest {
  readonly requestId: string
  /** Names the text in later calls. */
  readonly key: string
  /** Null where the language lacks the unit. */
  readonly units: readonly (string | null)[]
  /** See `ParallelText`. */
  readonly emptyItems: readonly number[]
  /** BCP 47 or ISO 639-3, for the word segmenter. */
  readonly locale: string
}

export interface CountRequest {
  readonly requestId: string
  readonly key: string
  readonly reference: string
  readonly mode: CountingMode
}

/** Columns over units to resample, a pair a language. */
export interface ResampleRequest {
  readonly requestId: string
  readonly pairs: readonly UnitRatio[]
  readonly units: number
  readonly seed: number
  readonly replicates: number
}

export interface Resampled {
  /** 95 %, a pair each. */
  readonly intervals: readonly (Interval | null)[]
  readonly fairness: Readonly<Record<FairnessMetricId, Float64Array>>
}

export interface CountingService {
  load(request: LoadRequest): Promise<Outcome<null>>
  addFile(file: ReaderFile): Promise<Outcome<null>>
  openLanguage(request: LanguageRequest): Promise<Outcome<UnitStatistics>>
  closeLanguage(key: string): Promise<void>
  /** Failures: `internal` where the language or the tokenizer is not there, or where the tokenizer throws. */
  count(request: CountRequest): Promise<Outcome<UnitCounts>>
  /** Bootstraps pairs of columns; see `metrics/bootstrap.ts`. */
  resample(request: ResampleRequest): Promise<Outcome<Resampled>>
  /** The segmentation of a short text, without special tokens. */
  segment(reference: string, text: string): Promise<Outcome<Encoding>>
  cancel(requestId: string): Promise<void>
}

/** Counting lets messages in many times a second; building a tokenizer does not. */
const COUNTING = { timeoutMs: 10_000 }
const BUILDING = { timeoutMs: 60_000 }

/** What is loaded is named by a tokenizer's reference or the key of a language. */
export const countingCalls = {
  load: { ...BUILDING, hasRequestId: true, loads: (_, { reference }) => reference },
  addFile: BUILDING,
  openLanguage: { ...COUNTING, hasRequestId: true, loads: (_, { key }) => key },
  closeLanguage: { onlyRunning: true, unloads: (key) => key },
  count: { ...COUNTING, hasRequestId: true, needs: ({ key, reference }) => [key, reference] },
  resample: { ...COUNTING, hasRequestId: true },
  segment: { ...COUNTING, needs: (reference) => [reference] },
  cancel: { onlyRunning: true },
} as const satisfies CallTable<CountingService> & AnyCallTable
