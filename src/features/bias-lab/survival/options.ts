/** What the Bias lab's part on other segmentations of a prompt is asked. */
import * as v from 'valibot'
import { languageModelId, probability, seed, shortText, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'

/** UTF-16 units of the prompt: more is far beyond what can be asked, and does not travel in a link. */
const PROMPT_LIMIT = 1_000
export const MAX_DRAWS = 64

/** `dropout`: BPE-dropout inside pre-tokens. `uniform`: every segmentation with equal chances. They stand in links, never re-used. */
export const drawings = ['dropout', 'uniform'] as const

export const survivalOptions = defineOptions({
  prompt: option(shortText(PROMPT_LIMIT), 'The capital of France is'),
  languageModel: option(languageModelId, 'tessera-bpe'),
  drawing: option(v.picklist(drawings), 'dropout'),
  /** Probability with which BPE-dropout omits a merge. */
  dropout: option(probability, 0.3),
  draws: option(wholeNumber(1, MAX_DRAWS), 16),
  seed: option(seed, 1),
  /** Bytes of the continuations that are compared. */
  mostBytes: option(wholeNumber(1, 100), 16),
})

export type SurvivalOptions = OptionsOf<typeof survivalOptions>
