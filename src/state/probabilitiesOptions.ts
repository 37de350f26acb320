/** What the Probabilities panel shows and how: the part of the comparison that is its own. Types and start values only. */

/** What colours the tokens. */
export const scoreFigures = ['surprisal', 'rank', 'entropy', 'z', 'excess'] as const
export type ScoreFigure = (typeof scoreFigures)[number]

export interface ProbabilitiesOptions {
  readonly figure: ScoreFigure
  /** Bits along the text: added up, or per byte in a moving window. */
  readonly curve: 'cumulative' | 'smoothed'
  /** Width of the moving window, in bytes, > 0. */
  readonly smoothingBytes: number
  /** K of Min-K% and Min-K%++ as a share, above 0 and at most 1. */
  readonly minKShare: number
  readonly continuation: ContinuationOptions
}

export interface ContinuationOptions {
  /** Language models side by side, one or two. */
  readonly scorers: readonly string[]
  /** Whether it goes on from the caret of the text field; else from the text's end. */
  readonly fromCaret: boolean
  /** Null fields of the sampling: no limit. `sampled` false: greedy, the rest is kept for the next time. */
  readonly sampled: boolean
  readonly temperature: number
  readonly topK: number | null
  readonly topP: number | null
  readonly seed: number
  readonly mostTokens: number
}

export const defaultProbabilitiesOptions: ProbabilitiesOptions = {
  figure: 'surprisal',
  curve: 'cumulative',
  smoothingBytes: 32,
  minKShare: 0.2,
  continuation: {
    scorers: ['tessera-bpe', 'tessera-byte'],
    fromCaret: false,
    sampled: false,
    temperature: 1,
    topK: null,
    topP: null,
    seed: 1,
    mostTokens: 40,
  },
}
