/** The card of a language model: every figure that is said of it, with what it was computed on. Shape only. */
import * as v from 'valibot'
import { FAMILY, SHIPPED } from '../family.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
// bytes of a script that was never read may cost more than the 8 bits of chance
const bitsPerByte = v.pipe(v.number(), v.gtValue(0), v.finite())

const fileSchema = v.object({ path: v.string(), bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) })

export const cardSchema = v.object({
  madeBy: v.string(),
  name: v.string(),
  kind: v.picklist([...new Set([...FAMILY, ...SHIPPED])]),
  licence: v.string(),
  files: v.array(fileSchema),
  shape: v.object({
    vocabulary: count,
    width: count,
    layers: count,
    heads: count,
    parameters: count,
    context: count,
    weights: v.string(),
  }),
  training: v.object({
    preset: v.string(),
    steps: count,
    /** Tokens predicted. */
    tokens: count,
    /** UTF-8 bytes of those tokens. */
    bytesRead: count,
    cpuSeconds: count,
    /** Bytes of training text by source, with the source's licence. */
    sources: v.array(v.object({ title: v.string(), licence: v.string(), bytes: count })),
  }),
  heldOut: v.object({
    /** Mean of the languages, weighted by their bytes in the whole held-out text. */
    all: bitsPerByte,
    /** Most bytes scored of English, of each programming language where there are any, and of each other language. */
    mostBytes: v.object({ en: count, code: v.exactOptional(count), other: count }),
    languages: v.array(
      v.object({ language: v.string(), bytesHeldOut: count, bytesScored: count, tokens: count, bitsPerByte }),
    ),
  }),
  declaration: v.object({
    articles: v.object({ first: count, last: count }),
    /** All bits by all bytes: of the languages that are in the training text, and of the others. */
    trained: bitsPerByte,
    untrained: bitsPerByte,
    languages: v.array(
      v.object({
        code: v.string(),
        name: v.string(),
        trained: v.boolean(),
        bytes: count,
        tokens: count,
        bits: v.number(),
        bitsPerByte,
      }),
    ),
  }),
  sample: v.object({ sha256: v.string(), bytes: count, bitsPerByte }),
})
export type Card = v.InferOutput<typeof cardSchema>
