/** What a link says of the bias lab's "One text, many cuts". A key that is missing means its start value. */
import * as v from 'valibot'
import { probability, reference, seed, wholeNumber } from './linkFields.ts'

/** UTF-16 units of the text, and cuts in it: more is far beyond what can be scored, and is left out of a link. */
export const CUTS_TEXT_LIMIT = 2_000

export const linkCutsSchema = v.object({
  scorer: v.exactOptional(reference),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(CUTS_TEXT_LIMIT))),
  ownCuts: v.exactOptional(
    v.pipe(
      v.array(wholeNumber(1, 4 * CUTS_TEXT_LIMIT)),
      // Ascending, so that there are no more of them than places.
      v.check((cuts) => cuts.every((cut, index) => cut > (cuts[index - 1] ?? 0))),
    ),
  ),
  dropout: v.exactOptional(probability),
  dropoutVariant: v.exactOptional(v.picklist(['all-occurrences', 'one-at-a-time'])),
  seed: v.exactOptional(seed),
  samples: v.exactOptional(wholeNumber(2, 10_000)),
})

export type LinkCuts = v.InferOutput<typeof linkCutsSchema>
