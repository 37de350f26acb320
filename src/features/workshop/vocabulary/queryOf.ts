/** What is asked of the list, from the options. Pure. */
import type { VocabularyQuery } from '../../../core/vocabulary/query.ts'
import type { VocabularyOptions } from './options.ts'

export function queryOf({
  search,
  searchBy,
  kind,
  script,
  spaced,
  least,
  most,
  sortBy,
  descending,
}: VocabularyOptions): VocabularyQuery {
  return { search, searchBy, kind, script, spaced, least, most, sortBy, descending }
}
