/** What is looked at of the stages. */
import * as v from 'valibot'
import { tokenizerId, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option } from '../../../core/options/group.ts'

/** More than any text has pieces, and any piece steps. */
const MAX_PLACES = 100_000

export const stagesOptions = defineOptions({
  /** The tokenizer that is looked into; null: the first of the comparison. */
  lane: option(v.nullable(tokenizerId), null),
  /** Which of the pieces that the tokenization model is given, from 0. */
  piece: option(wholeNumber(0, MAX_PLACES), 0),
  /** How many steps are done; null: all. */
  step: option(v.nullable(wholeNumber(0, MAX_PLACES)), null),
  /** Of a lattice: the path that is marked, from 0, the best. */
  path: option(wholeNumber(0, MAX_PLACES), 0),
})
