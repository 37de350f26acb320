/** What is set in the Markov room; what it computes is the room's. */
import * as v from 'valibot'
import { probability, shortText } from '../../../core/options/fields.ts'
import { defineOptions, option, type OptionsOf } from '../../../core/options/group.ts'

/** Longest of what is typed, in UTF-16 units: fields take no more, links allow no more. */
export const TYPED_PROMPT_LIMIT = 64
export const TYPED_VOCABULARY_LIMIT = 500

/** A chain and a vocabulary of the reader's own. */
const ownRoom = v.pipe(
  v.object({
    /** See `MarkovChain`. */
    chain: v.pipe(
      v.object({
        order: v.picklist([1, 2, 3]),
        nextIsA: v.pipe(v.record(v.pipe(v.string(), v.regex(/^[AB]{1,3}$/)), probability), v.readonly()),
        start: v.pipe(v.string(), v.regex(/^(stationary|[AB]{1,3})$/)),
      }),
      v.readonly(),
    ),
    method: v.picklist(['longest-prefix', 'merges']),
    /** As typed: tokens with spaces between, or merges such as `B+A`. */
    tokens: shortText(TYPED_VOCABULARY_LIMIT),
    merges: shortText(TYPED_VOCABULARY_LIMIT),
  }),
  v.readonly(),
)

export const markovOptions = defineOptions({
  /** `own`: the reader's. */
  preset: option(v.picklist(['two-states', 'third-order', 'merges', 'runs', 'own']), 'runs'),
  /** As typed; null: the example's first. */
  prompt: option(v.nullable(shortText(TYPED_PROMPT_LIMIT)), null),
  /** Null while an example is shown. */
  own: option(v.nullable(ownRoom), null),
})

export type MarkovOptions = OptionsOf<typeof markovOptions>
export type OwnRoom = v.InferOutput<typeof ownRoom>
