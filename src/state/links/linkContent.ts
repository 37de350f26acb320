/** What a link says, in its newest version, as a schema: nothing from an address is believed before it passed here. */
import * as v from 'valibot'
import { list, tokenizerId } from '../../core/options/fields.ts'
import { optionGroups } from '../../features/options.ts'

export const linkContentSchema = v.object({
  /** Null if the text was too long to travel. */
  text: v.nullable(v.string()),
  sampleId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  tokenizers: list(tokenizerId, 64),
  baseline: v.nullable(tokenizerId),
  panel: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/)),
  ...optionGroups,
})

export type LinkContent = Readonly<v.InferOutput<typeof linkContentSchema>>
