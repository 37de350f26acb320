/** What training from the top down tells between its rounds. */

/** Words that were read in a pass over all of them. */
export interface PassStep {
  readonly kind: 'pass'
  readonly done: number
  readonly all: number
}

/** Entries were estimated anew or dropped. */
export interface RoundStep {
  readonly kind: 'round'
  /** Entries now. */
  readonly size: number
  /** The number of tokens of a word by the vocabulary as it is now. */
  readonly lengthOf: (word: string) => number
}
