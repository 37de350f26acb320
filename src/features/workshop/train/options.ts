/** What a tokenizer is trained on, and how. */
import * as v from 'valibot'
import { languageCode, list, tokenizerId, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'
import {
  LEAST_SIZE,
  MAX_LANGUAGES,
  MAX_WEIGHT,
  MOST_SIZE,
  parityVariants,
  trainingAlgorithms,
  trainingPatterns,
} from '../../../core/training/names.ts'

const trainedLanguage = v.pipe(v.object({ code: languageCode, weight: wholeNumber(0, MAX_WEIGHT) }), v.readonly())

export const trainOptions = defineOptions({
  /** The text on the screen, languages of the Universal Declaration, or files of the reader's, which do not travel. */
  source: option(v.picklist(['declaration', 'screen', 'files']), 'declaration'),
  /** Of the Declaration; premiums are against the first. */
  languages: option(list(trainedLanguage, MAX_LANGUAGES), [
    { code: 'eng', weight: 1 },
    { code: 'spa', weight: 1 },
    { code: 'hin', weight: 1 },
    { code: 'mya', weight: 1 },
  ]),
  /** The tokenizer that is changed, by an algorithm that changes one; null: the first of the comparison. */
  base: option(v.nullable(tokenizerId), null),
  algorithm: option(v.picklist(trainingAlgorithms), 'bpe'),
  pattern: option(v.picklist(trainingPatterns), 'words-with-marks'),
  /** Entries, without the end-of-text token; of a base, those to be learnt or dropped. */
  size: option(wholeNumber(LEAST_SIZE, MOST_SIZE), 2048),
  /** Entries of the first stage of superwords, in percent. */
  firstStage: option(wholeNumber(1, 99), 80),
  parity: option(v.picklist(parityVariants), 'rule'),
})

export type TrainOptions = OptionsOf<typeof trainOptions>
