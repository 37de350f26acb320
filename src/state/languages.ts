/**
 * The Languages panel's part of what a link carries: which corpus, which languages, how they are counted and shown.
 * Prices and context lengths are those of the whole comparison. Types and start values only.
 */
import type { LanguageFigure } from '../metrics/languageFigures.ts'
import type { CountingMode } from '../metrics/unitCounts.ts'

export const languageViews = ['spread', 'heat', 'bars', 'table'] as const
export type LanguageView = (typeof languageViews)[number]

export const languageGroups = ['none', 'script', 'family'] as const
export type LanguageGroup = (typeof languageGroups)[number]

export const languageCorpora = ['udhr', 'udhr-paragraphs', 'text', 'own'] as const
export type LanguageCorpus = (typeof languageCorpora)[number]

export interface LanguageSorting {
  /** `name`, `script`, `family`, `speakers`, or a column of figures: a reference, or `figure:` and a figure's id. */
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

export interface LanguageOptions {
  /** `udhr`, `udhr-paragraphs`: the prepared corpus, by article or by paragraph. `text`: the text on the screen. `own`: the reader's files, which do not travel. */
  readonly corpus: LanguageCorpus
  /** Codes of the corpus; null for those that it proposes. */
  readonly chosen: readonly string[] | null
  /** Null for English, or the corpus's first language where it has no English. */
  readonly base: string | null
  readonly mode: CountingMode
  readonly figure: LanguageFigure
  readonly view: LanguageView
  /** The tokenizer of views that show one; null for the baseline. */
  readonly tokenizer: string | null
  /** Whether the table's columns are the figures of one tokenizer instead of the tokenizers. */
  readonly allFigures: boolean
  readonly sorting: LanguageSorting
  readonly group: LanguageGroup
  /** Of the bootstrap's random numbers. */
  readonly seed: number
  /** The language that is set beside the base, in the aligned reader and for a person; null for the worst. */
  readonly other: string | null
  /** The unit that the aligned reader shows, from 0. */
  readonly unit: number
  /** How many characters (code points) the message of the reckoning for a person has in the base language. */
  readonly messageCharacters: number
  /** Translations of the text on the screen, added by hand. */
  readonly translations: readonly { readonly language: string; readonly text: string }[]
}

export const defaultLanguageOptions: LanguageOptions = {
  corpus: 'udhr',
  chosen: null,
  base: null,
  mode: 'per-unit',
  figure: 'premium',
  view: 'spread',
  tokenizer: null,
  allFigures: false,
  sorting: { by: 'worst', direction: 'descending' },
  group: 'none',
  seed: 1,
  other: null,
  unit: 0,
  messageCharacters: 1000,
  translations: [],
}
