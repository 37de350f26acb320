/** What a link says of the bias lab's "The next byte". A key that is missing means its start value. */
import * as v from 'valibot'
import { reference, seed, wholeNumber } from './linkFields.ts'

/** UTF-16 units of the prompt: more is far beyond what can be asked, and is left out of a link. */
export const NEXT_BYTE_PROMPT_LIMIT = 1_000

export const linkNextByteSchema = v.object({
  scorer: v.exactOptional(reference),
  prompt: v.exactOptional(v.pipe(v.string(), v.maxLength(NEXT_BYTE_PROMPT_LIMIT))),
  methods: v.exactOptional(v.pipe(v.array(v.picklist(['naive', 'healing', 'exact', 'beam', 'witness'])), v.maxLength(5))),
  mask: v.exactOptional(v.picklist(['text', 'token'])),
  beamWidth: v.exactOptional(wholeNumber(1, 256)),
  sampled: v.exactOptional(v.boolean()),
  seed: v.exactOptional(seed),
  mostBytes: v.exactOptional(wholeNumber(1, 200)),
})

export type LinkNextByte = v.InferOutput<typeof linkNextByteSchema>
