/** What is chosen of the lanes: how texts are encoded, and how lanes and their metrics are shown. */
import * as v from 'valibot'
import { MAX_BUDGET } from '../../core/metrics/budget.ts'
import { list, numberAbove, record, tokenizerId, wholeNumber } from '../../core/options/fields.ts'
import { defineOptions, option } from '../../core/options/group.ts'

const amounts = record(tokenizerId, v.pipe(v.number(), v.finite(), v.minValue(0)), 64)

export const compareOptions = defineOptions({
  /** Spaces, tabs and line breaks drawn as marks. */
  whitespace: option(v.boolean(), false),
  /** Token ids drawn instead of the text. */
  ids: option(v.boolean(), false),
  /** Boundaries that not all lanes share are highlighted. */
  unsharedBoundaries: option(v.boolean(), false),
  /** Lanes beside one another, as many as the window has room for, instead of one under another. */
  sideBySide: option(v.boolean(), false),
  /** Lanes whose byte ruler is open. */
  rulers: option(list(tokenizerId, 64), []),
  /** See `EncodeOptions` of the tokenizers. */
  addSpecialTokens: option(v.boolean(), false),
  parseSpecialTokens: option(v.boolean(), false),
  /** Order of the Rényi efficiency, > 0. 2.5 is the value of Zouhar et al. 2023. */
  renyiAlpha: option(numberAbove(0, 1000), 2.5),
  /** The reader's price of a million tokens, by tokenizer, in a currency that the reader has in mind. */
  prices: option(amounts, {}),
  /** The reader's context length in tokens, by tokenizer; the card's if absent. */
  contextLengths: option(amounts, {}),
  /** Tokens whose end in the text is shown; null: the reader has not asked. */
  budget: option(v.nullable(wholeNumber(1, MAX_BUDGET)), null),
  /** BCP 47 locale of the word segmenter; empty: the browser's own. */
  wordLocale: option(v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]*$/)), ''),
})
