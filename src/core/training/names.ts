/** Names of the ways to train, as they stand in links and files: never re-used. Loads nothing. */

/** `continue` and `prune-leaves` begin with a tokenizer that exists, the others with nothing. */
export const trainingAlgorithms = [
  'bpe',
  'superwords',
  'one-stage',
  'parity',
  'wordpiece',
  'continue',
  'unigram',
  'least-tokens',
  'prune-leaves',
] as const
/** Those that begin with many entries and drop some again and again: there is no last merge to see. */
export const isTopDown = (algorithm: TrainingAlgorithm): boolean =>
  algorithm === 'unigram' || algorithm === 'least-tokens' || algorithm === 'prune-leaves'
/** Those that change a tokenizer that exists: their size is of the change. */
export const takesBase = (algorithm: TrainingAlgorithm): algorithm is BaseAlgorithm =>
  algorithm === 'continue' || algorithm === 'prune-leaves'
export type BaseAlgorithm = 'continue' | 'prune-leaves'
/** Those whose pre-tokenizer is chosen. */
export const takesPattern = (algorithm: TrainingAlgorithm): boolean =>
  algorithm === 'bpe' || algorithm === 'parity' || algorithm === 'least-tokens'
export type TrainingAlgorithm = (typeof trainingAlgorithms)[number]

/** Patterns of pre-tokens, by the names of `tokenizers/bpe/patterns.ts`. */
export const trainingPatterns = ['words-with-marks', 'gpt2', 'cl100k_base', 'o200k_base', 'lines'] as const
export type TrainingPattern = (typeof trainingPatterns)[number]

/** Of parity-aware BPE: the rule alone, after merges of all texts together, or with a limit of turns in a row. */
export const parityVariants = ['rule', 'hybrid', 'window'] as const
export type ParityVariant = (typeof parityVariants)[number]

/** Entries of a vocabulary: the 256 bytes and one more, to what a browser trains in minutes. */
export const LEAST_SIZE = 257
export const MOST_SIZE = 65_536
/** How often a text is counted, at most. */
export const MAX_WEIGHT = 1000
/** Languages of the Declaration that are trained on together. */
export const MAX_LANGUAGES = 40
