/** What the bias lab's part "One text, many cuts" is asked: the part of the comparison that is its own. Types and start values only. */

export interface CutsOptions {
  /** The language model that scores. */
  readonly scorer: string
  readonly text: string
  /** Where the reader cuts: bytes of the normalized text, ascending, without 0 and the end; null: as the tokenizer does. */
  readonly ownCuts: readonly number[] | null
  /** Probability with which BPE-dropout holds a merge back, from 0 to 1. */
  readonly dropout: number
  /** See `bpeDropout` of the segmenters. */
  readonly dropoutVariant: 'all-occurrences' | 'one-at-a-time'
  /** Of the random numbers of dropout and of the estimate. */
  readonly seed: number
  /** Segmentations that are drawn where the marginal is estimated. */
  readonly samples: number
}

export const defaultCutsOptions: CutsOptions = {
  scorer: 'tessera-bpe',
  text: ' strawberry',
  ownCuts: null,
  dropout: 0.1,
  dropoutVariant: 'all-occurrences',
  seed: 1,
  samples: 128,
}
