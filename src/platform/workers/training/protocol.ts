/**
 * What the page and a training worker say to each other. A worker trains one tokenizer and is ended with it, so that
 * *Cancel* ends whatever it does. Texts stay in the browser.
 */
import type { BaseAlgorithm } from '../../../core/training/names.ts'
import type { TrainingSettings } from '../../../core/training/training.ts'
import type { MergeStart } from '../../../core/training/trainingRun.ts'
import type { WeightedText } from '../../../core/training/textCounts.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { WorkerTokenizer } from '../tokenizerLoads.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'

/** A tokenizer from nothing; or more tokens for one that exists, or fewer. */
export type TrainingTask =
  | { readonly kind: 'new'; readonly settings: TrainingSettings }
  | { readonly kind: BaseAlgorithm; readonly base: WorkerTokenizer; readonly entries: number }

export interface TrainingRequest {
  readonly texts: readonly WeightedText[]
  readonly task: TrainingTask
}

/** Two tokens that became one. */
export interface ShownMerge {
  /** Entries of the vocabulary after it. */
  readonly size: number
  readonly left: Uint8Array
  readonly right: Uint8Array
  /** Occurrences, times the weights of their texts. */
  readonly count: number
  /** By the counts of which text it was chosen, by index; null: of all. */
  readonly text: number | null
}

/** How long the texts are at a size of the vocabulary. */
export interface SizePoint {
  readonly size: number
  /** Tokens of each text. */
  readonly tokens: readonly number[]
}

/** What happened since the last news. */
export interface TrainingNews {
  /** Of the reading, 0 to 1; null if merges are learnt. Learning from the top down reads again and again. */
  readonly read: number | null
  /** Entries now; 0 before the first merge. Of a vocabulary that is learnt from the top down they become less. */
  readonly size: number
  /** The last merges, oldest first, at most {@link MAX_SHOWN_MERGES}. */
  readonly merges: readonly ShownMerge[]
  readonly points: readonly SizePoint[]
}

export const MAX_SHOWN_MERGES = 12

export interface TrainedTokenizer {
  /** The `tokenizer.json`. */
  readonly bytes: ArrayBuffer
  /** Entries without the end-of-text token; less than wanted if no pair was left that occurs twice. */
  readonly size: number
  readonly merges: number
  /** See `Training.before`. */
  readonly before: MergeStart | null
}

export interface TrainingService {
  /** The next news wait until the last have been taken, so that all have come before the answer. */
  train(
    request: TrainingRequest,
    onNews: (news: TrainingNews) => void | Promise<void>,
  ): Promise<Outcome<TrainedTokenizer>>
  ping(): Promise<void>
}

/** The first counts of all pairs of a text of 50 MB are made at one go. */
const TRAINING = { timeoutMs: 120_000 }

export const trainingCalls = {
  train: TRAINING,
  ping: { onlyRunning: true },
} as const satisfies CallTable<TrainingService> & AnyCallTable
