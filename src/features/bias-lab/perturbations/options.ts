/** What is chosen in the Bias lab's part on perturbations. */
import * as v from 'valibot'
import { perturbationNames } from '../../../core/text/perturbationNames.ts'
import { columnId, languageCode, seed, sorting } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'

/** UTF-16 units of all texts that were changed by hand: longer ones do not travel in a link. */
const CHANGED_TEXTS_LIMIT = 4000

export const perturbationsOptions = defineOptions({
  /** `typed`: what the reader made of the texts by hand. */
  change: option(v.picklist([...perturbationNames, 'typed']), 'transposition'),
  /** Of the places that are drawn. */
  seed: option(seed, 1),
  /** The text that is looked at closely: BCP 47, or `text` for the text on the screen; null: the first. */
  language: option(v.nullable(languageCode), null),
  /** The lane that is looked at closely; null: the first. */
  lane: option(v.nullable(columnId), null),
  /** By `language`, `bits`, or a lane; null: in the order of the texts. */
  sorting: option(v.nullable(sorting), null),
  /** Texts as changed by hand, by language. */
  typed: option(
    v.pipe(
      v.record(languageCode, v.string()),
      v.check((texts) => Object.values(texts).join('').length <= CHANGED_TEXTS_LIMIT),
      v.readonly(),
    ),
    {},
  ),
})

export type PerturbationsOptions = OptionsOf<typeof perturbationsOptions>
export type PerturbationsSorting = NonNullable<PerturbationsOptions['sorting']>
