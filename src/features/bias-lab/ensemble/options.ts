/** What the Bias lab's part on two language models together is asked. */
import * as v from 'valibot'
import { ensembleKinds } from '../../../core/bytelevel/ensemble.ts'
import { languageModelId, probability, seed, shortText, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option } from '../../../core/options/group.ts'

/** UTF-16 units of the prompt: more is far beyond what can be asked, and does not travel in a link. */
const PROMPT_LIMIT = 1_000

export const ensembleOptions = defineOptions({
  prompt: option(shortText(PROMPT_LIMIT), 'The lazy dog sat on the ma'),
  languageModel: option(languageModelId, 'tessera-bpe'),
  other: option(languageModelId, 'tessera-byte'),
  kind: option(v.picklist(ensembleKinds), 'product'),
  /** Of the first language model. */
  weight: option(probability, 0.5),
  /** Of the continuations. */
  seed: option(seed, 1),
  /** Bytes that each continues for. */
  mostBytes: option(wholeNumber(1, 200), 48),
})
