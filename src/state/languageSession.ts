/**
 * What the Languages panel has loaded and counted in this visit. Records are by the keys of `languageKeys.ts`, so that a
 * count is never of another corpus, language, tokenizer or mode than its key says. Never shared.
 */
import type { ParallelCorpus } from '../core/corpora/parallelCorpus.ts'
import type { UnitCounts, UnitStatistics } from '../core/metrics/unitCounts.ts'
import type { Failure } from '../core/tokenizers/failure.ts'

/** A corpus with the key under which its counts stand. */
export interface KeyedCorpus {
  readonly key: string
  readonly corpus: ParallelCorpus
  /** Codes that are shown if the reader has chosen none. */
  readonly proposed: readonly string[]
}

export type CorpusStatus =
  | { readonly status: 'loading'; readonly loadedBytes: number; readonly totalBytes: number | null }
  | { readonly status: 'ready'; readonly keyed: KeyedCorpus }
  | { readonly status: 'failed'; readonly failure: Failure }

interface CountingProgress {
  /** Pairs of a language and a tokenizer. */
  readonly done: number
  readonly total: number
  /** Null until enough is done to say. */
  readonly secondsLeft: number | null
}

export interface LanguageSession {
  /** By corpus id (`udhr`, `own`, `text`). */
  readonly corpora: Readonly<Record<string, CorpusStatus>>
  /** By language key. */
  readonly statistics: Readonly<Record<string, UnitStatistics>>
  /** By count key. Columns are held by reference: never copied, never changed. */
  readonly counts: Readonly<Record<string, UnitCounts>>
  /** By language key: why its text could not be had. */
  readonly languageFailures: Readonly<Record<string, Failure>>
  /** By reference: why nothing can be counted with this tokenizer. */
  readonly columnFailures: Readonly<Record<string, Failure>>
  readonly counting: 'idle' | 'running' | 'cancelled'
  /** Null while nothing is counted. */
  readonly progress: CountingProgress | null
}

export const initialLanguageSession: LanguageSession = {
  corpora: {},
  statistics: {},
  counts: {},
  languageFailures: {},
  columnFailures: {},
  counting: 'idle',
  progress: null,
}
