// The tokenizers that are saved and read by the Rust library: every algorithm, and every pattern once.
const common = { pattern: 'words-with-marks', vocabularySize: 1500, firstStage: 80, parity: 'rule' }

export const SAVED = [
  ...['words-with-marks', 'gpt2', 'cl100k_base', 'o200k_base', 'lines'].map((pattern) => ({
    ...common,
    algorithm: 'bpe',
    pattern,
  })),
  { ...common, algorithm: 'superwords' },
  { ...common, algorithm: 'one-stage' },
  { ...common, algorithm: 'parity' },
  { ...common, algorithm: 'wordpiece', vocabularySize: 3500 },
  { ...common, algorithm: 'unigram', vocabularySize: 3500 },
  { ...common, algorithm: 'least-tokens' },
]
