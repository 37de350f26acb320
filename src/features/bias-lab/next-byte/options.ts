/** What the Bias lab's part on the next byte is asked. */
import * as v from 'valibot'
import { nextByteMethods } from '../../../core/bytelevel/nextByteMethods.ts'
import { languageModelId, list, seed, shortText, wholeNumber } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'

/** UTF-16 units of the prompt: more is far beyond what can be asked, and does not travel in a link. */
export const NEXT_BYTE_PROMPT_LIMIT = 1_000

export const nextByteOptions = defineOptions({
  /** The language model that is asked. */
  languageModel: option(languageModelId, 'tessera-bpe'),
  prompt: option(shortText(NEXT_BYTE_PROMPT_LIMIT), 'An apple a day keeps the '),
  /** Those that are shown, in any order. */
  methods: option(list(v.picklist(nextByteMethods), 5), ['naive', 'healing', 'exact', 'beam', 'byte-level']),
  /** Where the exact method leaves invalid continuations out; see `ExactOptions`. */
  mask: option(v.picklist(['text', 'token']), 'text'),
  /** Pairs that the beam keeps per byte. */
  beamWidth: option(wholeNumber(1, 256), 16),
  /** How it continues; else greedily. */
  sampled: option(v.boolean(), false),
  seed: option(seed, 1),
  /** Bytes that it continues for. */
  mostBytes: option(wholeNumber(1, 200), 24),
})

export type NextByteOptions = OptionsOf<typeof nextByteOptions>
