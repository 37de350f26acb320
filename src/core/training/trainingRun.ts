/** A training under way, whatever its algorithm: its steps, how long the texts are, and the file. Types only. */
import type { LearnedMerge } from './mergeTrainer.ts'
import type { CountingStep } from './textCounts.ts'

/** A merge that was applied. */
export interface MergeStep extends LearnedMerge {
  readonly kind: 'merge'
  /** Entries now. */
  readonly size: number
  /** By the counts of which text it was chosen, by index; null: of all. */
  readonly text: number | null
}

/** Entries were estimated anew, and some of them dropped, of a vocabulary that is learnt from the top down. */
interface RoundStep {
  readonly kind: 'round'
  /** Entries now. */
  readonly size: number
}

export interface Training {
  /** The work; the caller stops by not asking for the next step. */
  readonly steps: () => Generator<CountingStep | MergeStep | RoundStep, void, void>
  /** Tokens of each text now. */
  readonly tokens: () => readonly number[]
  /** What a token stands for; of WordPiece its spelling. */
  readonly bytesOf: (id: number) => Uint8Array
  /** Entries now, without the end-of-text token. */
  readonly size: () => number
  /** The content of the `tokenizer.json` as it is now. */
  readonly file: () => object
  /** What was there before the first merge, of a tokenizer that splits by its merges; null of any other. */
  readonly before: MergeStart | null
}

/** Each entry after these is made by merges that were learnt, in the order of the entries. */
export interface MergeStart {
  readonly entries: number
  /** How many different tokens the merges of the base make; 0 without one. */
  readonly made: number
}
