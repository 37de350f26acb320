/** Which language models score the lanes, and how. */
import * as v from 'valibot'
import { languageModelId, list, record, wholeNumber } from '../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../core/options/group.ts'

export const scoringOptions = defineOptions({
  /**
   * Language models in the order of preference: a lane is scored by the first whose tokenizer is its own; if there is
   * none, by the byte-level reading.
   */
  languageModels: option(list(languageModelId, 16), []),
  /** `own`: as above. `reference`: every lane by the byte-level language model, so that all stand on one scale. */
  reading: option(v.picklist(['own', 'reference']), 'own'),
  /** Whether lanes without a language model of their own get the byte-level reading (it loads one more language model). */
  reference: option(v.boolean(), true),
  /** The language model whose surprisal is subtracted (Rho-1); null: none. */
  excess: option(v.nullable(languageModelId), null),
  /** Whether the text starts with a begin token, if the language model has one. */
  begin: option(v.boolean(), true),
  /** Tokens by which a window moves on if a text is longer than the context; null: half the context. */
  stride: option(v.nullable(wholeNumber(1, 1_000_000)), null),
  /** Precision of the weights of models from Hugging Face; absent: chosen when loaded. */
  dtypes: option(record(languageModelId, v.pipe(v.string(), v.regex(/^\w{1,16}$/)), 16), {}),
})

export type ScoringChoice = OptionsOf<typeof scoringOptions>
