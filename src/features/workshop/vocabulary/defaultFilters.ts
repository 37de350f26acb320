/** The options that make the list shorter, as they are if nothing is asked. */
import type { VocabularyOptions } from './options.ts'

export const defaultFilters = {
  search: '',
  kind: null,
  script: null,
  spaced: null,
  least: null,
  most: null,
} satisfies Partial<VocabularyOptions>
