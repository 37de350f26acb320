/** What a link says of the bias lab's "One text, many cuts". A key that is missing means its start value. */
import * as v from 'valibot'

const wholeNumber = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** UTF-16 units of the text, and cuts in it: more is far beyond what can be scored, and is left out of a link. */
export const CUTS_TEXT_LIMIT = 2_000

export const linkCutsSchema = v.object({
  scorer: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(300))),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(CUTS_TEXT_LIMIT))),
  ownCuts: v.exactOptional(
    v.pipe(
      v.array(wholeNumber(1, 4 * CUTS_TEXT_LIMIT)),
      v.maxLength(4 * CUTS_TEXT_LIMIT),
      v.check((cuts) => cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] ?? cut))),
    ),
  ),
  dropout: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  dropoutVariant: v.exactOptional(v.picklist(['all-occurrences', 'one-at-a-time'])),
  seed: v.exactOptional(wholeNumber(0, 4_294_967_295)),
  samples: v.exactOptional(wholeNumber(2, 10_000)),
})

export type LinkCuts = v.InferOutput<typeof linkCutsSchema>
