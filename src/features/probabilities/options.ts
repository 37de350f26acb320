/** What the Probabilities panel shows, and how it continues the text. */
import * as v from 'valibot'
import { languageModelId, list, numberAbove, seed, wholeNumber } from '../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../core/options/group.ts'

/** What colours the tokens. They stand in links, never re-used. */
export const scoreFigures = ['surprisal', 'rank', 'entropy', 'z', 'excess'] as const
export type ScoreFigure = (typeof scoreFigures)[number]

const continuation = v.pipe(
  v.object({
    /** Language models side by side, one or two. */
    languageModels: list(languageModelId, 2),
    /** Whether it continues from the caret of the text field; else from the end of the text. */
    fromCaret: v.boolean(),
    /** False: greedy; the other fields are kept for the next time. */
    sampled: v.boolean(),
    temperature: numberAbove(0, 100),
    /** Null: no limit. */
    topK: v.nullable(wholeNumber(1, 10_000_000)),
    topP: v.nullable(numberAbove(0, 1)),
    seed,
    /** How long it becomes at most. Bytes compare across tokenizers: as many tokens are another length in each. */
    most: wholeNumber(1, 4000),
    unit: v.picklist(['bytes', 'tokens']),
  }),
  v.readonly(),
)

export const probabilitiesOptions = defineOptions({
  figure: option(v.picklist(scoreFigures), 'surprisal'),
  /** Whether the bits of each token stand under it. */
  bitsUnderTokens: option(v.boolean(), true),
  /** Whether what comes next is asked at the caret of the text field; else at the end of the text. */
  nextAtCaret: option(v.boolean(), false),
  /** Bits along the text: added up, or per byte in a moving window. */
  curve: option(v.picklist(['cumulative', 'smoothed']), 'cumulative'),
  /** Width of the moving window, in bytes. */
  smoothingBytes: option(wholeNumber(1, 100_000), 32),
  /** K of Min-K% and Min-K%++ as a share. */
  minKShare: option(numberAbove(0, 1), 0.2),
  continuation: option(continuation, {
    languageModels: ['tessera-bpe', 'tessera-byte'],
    fromCaret: false,
    sampled: true,
    temperature: 1,
    topK: null,
    topP: 0.9,
    seed: 1,
    most: 160,
    unit: 'bytes',
  }),
})

type ProbabilitiesOptions = OptionsOf<typeof probabilitiesOptions>
export type ContinuationOptions = ProbabilitiesOptions['continuation']
