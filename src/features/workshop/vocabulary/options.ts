/** What is looked for in a vocabulary. */
import * as v from 'valibot'
import { shortText, tokenizerId, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'
import { entryKinds, searchKinds, sortKeys } from '../../../core/vocabulary/names.ts'

/** UTF-16 units of a search. */
export const MAX_SEARCH_UNITS = 200
/** More than any id, or the bytes of any entry. */
const MAX_NUMBER = 10_000_000

export const vocabularyOptions = defineOptions({
  /** The tokenizer whose vocabulary is listed; null: the first of the comparison. */
  lane: option(v.nullable(tokenizerId), null),
  /** The one whose vocabulary it is compared with; null: none. */
  other: option(v.nullable(tokenizerId), null),
  search: option(shortText(MAX_SEARCH_UNITS), ''),
  searchBy: option(v.picklist(searchKinds), 'text'),
  kind: option(v.nullable(v.picklist(entryKinds)), null),
  /** ISO 15924, or `none`, `several`, `unknown`; null: all. */
  script: option(v.nullable(shortText(10)), null),
  spaced: option(v.nullable(v.picklist(['with', 'without'])), null),
  /** Bytes; null: no limit. */
  least: option(v.nullable(wholeNumber(0, MAX_NUMBER)), null),
  most: option(v.nullable(wholeNumber(0, MAX_NUMBER)), null),
  sortBy: option(v.picklist(sortKeys), 'id'),
  descending: option(v.boolean(), false),
  /** The id of the entry that is looked at closely. */
  entry: option(v.nullable(wholeNumber(0, MAX_NUMBER)), null),
})

export type VocabularyOptions = OptionsOf<typeof vocabularyOptions>
