/** The ids that are decoded, as they were pasted, and the tokenizer. */
import * as v from 'valibot'
import { shortText, tokenizerId } from '../../../core/options/fields.ts'
import { defineOptions, option } from '../../../core/options/group.ts'

/** UTF-16 units of what is pasted: more does not travel in a link. */
const PASTED_LIMIT = 20_000

export const idsOptions = defineOptions({
  lane: option(v.nullable(tokenizerId), null),
  pasted: option(shortText(PASTED_LIMIT), '[40, 716, 220, 19526, 254, 25001, 121]'),
})
