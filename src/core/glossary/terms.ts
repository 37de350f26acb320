/**
 * The terms of the field that the page explains besides its metrics. Their words are in `features/glossary/messages/`, under the
 * same ids.
 */

/** Terms that are no figure. */
export const plainTermIds = [
  'aligned-text',
  'baseline',
  'begin-token',
  'boundary',
  'bpe',
  'byte-exact-tokenizer',
  'byte-fallback',
  'canonical-segmentation',
  'chat-template',
  'code-point',
  'cover',
  'decoder',
  'dropout',
  'dynamic-bpe',
  'encoding',
  'fertility',
  'gated',
  'generation-prompt',
  'grapheme',
  'hub',
  'interval',
  'lane',
  'language-model',
  'least-tokens',
  'longest-prefix',
  'longest-suffix',
  'longest-token-first',
  'merge',
  'normalizer',
  'options',
  'patch',
  'post-processor',
  'pre-tokenizer',
  'rank',
  'read-by-bytes',
  'reading',
  'reference',
  'segmentation',
  'span',
  'special-token',
  'superword',
  'template-overhead',
  'token',
  'tokenization-model',
  'tokenizer',
  'unigram',
  'unit',
  'vocabulary',
  'word-pooling',
  'wordpiece',
  'zip2zip',
] as const

/** Figures that are no metric of the registry: each has a unit, a formula and a source. */
export const figureTermIds = [
  'divergence',
  'entropy',
  'generation-steps',
  'marginal',
  'ratio-to-baseline',
  'surprisal',
] as const

type PlainTermId = (typeof plainTermIds)[number]
type FigureTermId = (typeof figureTermIds)[number]
export type TermId = PlainTermId | FigureTermId
