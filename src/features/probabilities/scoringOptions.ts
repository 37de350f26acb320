/** Which language models score the lanes, and how. */
import * as v from 'valibot'
import { languageModelId, list, record, wholeNumber } from '../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../core/options/group.ts'

export const scoringOptions = defineOptions({
  /** `own`: each lane by the language model of its tokenizer. `bytes`: all lanes by one language model, byte by byte. */
  reading: option(v.picklist(['own', 'bytes']), 'own'),
  /** The language model that reads by bytes: any of which the probability of each byte of a text can be known exactly. */
  reader: option(languageModelId, 'tessera-byte'),
  /** Whether a lane without a language model of its own is read by bytes too. */
  readsOthers: option(v.boolean(), false),
  /** `automatic`: lanes are paired with the page's language models too. `chosen`: with {@link languageModels} only. */
  pairing: option(v.picklist(['automatic', 'chosen']), 'automatic'),
  /** Language models that the reader added, in the order of preference: they come before the page's. */
  languageModels: option(list(languageModelId, 16), []),
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
