/** Names of the ways to train, as they stand in links and files: never re-used. Loads nothing. */

/** `continue` goes on with a tokenizer that exists; the others begin with nothing. */
export const trainingAlgorithms = ['bpe', 'superwords', 'one-stage', 'parity', 'wordpiece', 'continue'] as const
export type TrainingAlgorithm = (typeof trainingAlgorithms)[number]

/** Patterns of pre-tokens, by the names of `tokenizers/bpe/patterns.ts`. */
export const trainingPatterns = ['words-with-marks', 'gpt2', 'cl100k_base', 'o200k_base', 'lines'] as const
export type TrainingPattern = (typeof trainingPatterns)[number]

/** Of parity-aware BPE: the rule alone, after merges of all texts together, or with a limit of turns in a row. */
export const parityVariants = ['rule', 'hybrid', 'window'] as const
export type ParityVariant = (typeof parityVariants)[number]
