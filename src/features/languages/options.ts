/** What the Languages panel compares and shows. Prices and context lengths are those of the lanes. */
import * as v from 'valibot'
import { languageMetricIds } from '../../core/metrics/metrics.ts'
import { countingModes } from '../../core/metrics/unitCounts.ts'
import { columnId, languageCode, list, shortText, sorting, wholeNumber } from '../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../core/options/group.ts'

/** They stand in links, never re-used. */
export const languageViews = ['spread', 'heat', 'bars', 'table'] as const
export type LanguageView = (typeof languageViews)[number]

export const languageGroups = ['none', 'script', 'family'] as const
export type LanguageGroup = (typeof languageGroups)[number]

export const languageCorpora = ['udhr', 'udhr-paragraphs', 'text', 'own'] as const
export type LanguageCorpus = (typeof languageCorpora)[number]

/** UTF-16 units of all translations together: longer ones do not travel in a link, like a long text. */
const TRANSLATIONS_LIMIT = 20_000

const count = wholeNumber(0, 2_000_000_000)

export const languagesOptions = defineOptions({
  /** `udhr`, `udhr-paragraphs`: the prepared corpus, by article or by paragraph. `text`: the text on the screen. `own`: the reader's files, which do not travel. */
  corpus: option(v.picklist(languageCorpora), 'udhr'),
  /** Codes of the corpus; null: those that it proposes. */
  chosen: option(v.nullable(list(languageCode, 2000)), null),
  /** Null: English, or the corpus's first language if it has no English. */
  base: option(v.nullable(languageCode), null),
  mode: option(v.picklist(countingModes), 'per-unit'),
  figure: option(v.picklist(languageMetricIds), 'premium'),
  view: option(v.picklist(languageViews), 'spread'),
  /** The tokenizer of views that show one; null: the baseline. */
  tokenizer: option(v.nullable(columnId), null),
  /** Whether the table's columns are the figures of one tokenizer instead of the tokenizers. */
  allFigures: option(v.boolean(), false),
  /** Whether the bars are those of all tokenizers side by side. */
  grouped: option(v.boolean(), false),
  /** By `name`, `script`, `family`, `speakers`, or a column of figures: a tokenizer, or `figure:` and a figure's id. */
  sorting: option(sorting, { by: 'worst', direction: 'descending' }),
  group: option(v.picklist(languageGroups), 'none'),
  /** Of the bootstrap's random numbers. */
  seed: option(count, 1),
  /** The language beside the base, in the aligned reader and in what the same message costs; null: the worst. */
  other: option(v.nullable(languageCode), null),
  /** The unit that the aligned reader shows, from 0. */
  unit: option(count, 0),
  /** Characters (code points) of the message in the base language, in what the same message costs. */
  messageCharacters: option(v.pipe(count, v.minValue(1)), 1000),
  /** Translations of the text on the screen, added by hand. */
  translations: option(
    v.pipe(
      v.array(v.pipe(v.object({ language: shortText(100), text: v.string() }), v.readonly())),
      v.maxLength(100),
      v.check((all) => all.reduce((sum, { text }) => sum + text.length, 0) <= TRANSLATIONS_LIMIT),
      v.readonly(),
    ),
    [],
  ),
})

export type LanguageOptions = OptionsOf<typeof languagesOptions>
export type LanguageSorting = LanguageOptions['sorting']
