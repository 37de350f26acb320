/** What a link says, in its newest version, as a schema: nothing from an address is believed before it passed here. */
import * as v from 'valibot'
import { linkLanguagesSchema } from './linkLanguages.ts'

const reference = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
const amounts = v.pipe(
  v.record(reference, v.pipe(v.number(), v.finite(), v.minValue(0))),
  v.check((record) => Object.keys(record).length <= 64),
)

export const linkOptionsSchema = v.object({
  whitespace: v.boolean(),
  ids: v.boolean(),
  unsharedBoundaries: v.boolean(),
  rulers: v.pipe(v.array(reference), v.maxLength(64)),
  addSpecialTokens: v.boolean(),
  parseSpecialTokens: v.boolean(),
  renyiAlpha: v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(1000)),
  prices: amounts,
  contextLengths: amounts,
  wordLocale: v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]*$/)),
})

export const linkContentSchema = v.object({
  /** Null where the text was too long to travel. */
  text: v.nullable(v.string()),
  sampleId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  tokenizers: v.pipe(v.array(reference), v.maxLength(64)),
  baseline: v.nullable(reference),
  panel: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,31}$/)),
  options: linkOptionsSchema,
  /** Missing where the Languages panel is as at the start. */
  languages: v.optional(linkLanguagesSchema),
})

export type LinkContent = v.InferOutput<typeof linkContentSchema>
