/** What the Bias lab's part on the segmentations of one text is asked. */
import * as v from 'valibot'
import { languageModelId, probability, seed, shortText, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'

/** UTF-16 units of the text: more is far beyond what can be scored, and does not travel in a link. */
export const SEGMENTATIONS_TEXT_LIMIT = 2_000

const boundaries = v.pipe(
  v.array(wholeNumber(1, 4 * SEGMENTATIONS_TEXT_LIMIT)),
  // Ascending, so that there are no more of them than places.
  v.check((all) => all.every((boundary, index) => boundary > (all[index - 1] ?? 0))),
  v.readonly(),
)

export const segmentationsOptions = defineOptions(
  {
    /** The language model that scores. */
    languageModel: option(languageModelId, 'tessera-bpe'),
    text: option(shortText(SEGMENTATIONS_TEXT_LIMIT), ' strawberry'),
    /** The reader's boundaries: bytes of the normalized text, ascending, without 0 and the end; null: the tokenizer's. */
    ownBoundaries: option(v.nullable(boundaries), null),
    /** Probability with which BPE-dropout omits a merge. */
    dropout: option(probability, 0.1),
    /** See `bpeDropout` of the segmenters. */
    dropoutVariant: option(v.picklist(['all-occurrences', 'one-at-a-time']), 'all-occurrences'),
    /** Of the random numbers of dropout and of the estimate. */
    seed: option(seed, 1),
    /** Segmentations that are drawn to estimate the marginal. */
    samples: option(wholeNumber(2, 10_000), 128),
  },
  ['text', 'ownBoundaries'],
)

export type SegmentationsOptions = OptionsOf<typeof segmentationsOptions>
