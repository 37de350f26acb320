/**
 * What a link says of the Bias lab, with an entry for each of its parts. Every key may be missing, and means the start
 * value then.
 */
import * as v from 'valibot'
import { languageCode as language, probability, reference } from './linkFields.ts'
import { perturbationNames } from '../text/perturbationNames.ts'

const typed = (most: number) => v.pipe(v.string(), v.maxLength(most))

const markovSchema = v.object({
  preset: v.exactOptional(v.picklist(['two-states', 'third-order', 'merges', 'runs', 'own'])),
  prompt: v.exactOptional(v.nullable(typed(64))),
  own: v.exactOptional(
    v.nullable(
      v.object({
        chain: v.object({
          order: v.picklist([1, 2, 3]),
          nextIsA: v.record(v.pipe(v.string(), v.regex(/^[AB]{1,3}$/)), probability),
          start: v.pipe(v.string(), v.regex(/^(stationary|[AB]{1,3})$/)),
        }),
        method: v.picklist(['longest-prefix', 'merges']),
        tokens: typed(500),
        merges: typed(500),
      }),
    ),
  ),
})

/** UTF-16 units of all texts together that were changed by hand: longer ones are left out of a link. */
export const CHANGED_TEXTS_LIMIT = 4000

const changesSchema = v.object({
  change: v.exactOptional(v.picklist([...perturbationNames, 'typed'])),
  seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295))),
  language: v.exactOptional(v.nullable(language)),
  lane: v.exactOptional(v.nullable(reference)),
  sorting: v.exactOptional(v.nullable(v.object({ by: reference, direction: v.picklist(['ascending', 'descending']) }))),
  typed: v.exactOptional(
    v.pipe(
      v.record(language, v.string()),
      v.check((texts) => Object.values(texts).join('').length <= CHANGED_TEXTS_LIMIT),
    ),
  ),
})

export const linkBiasLabSchema = v.object({
  part: v.exactOptional(v.picklist(['markov', 'next-byte', 'cuts', 'changes'])),
  markov: v.exactOptional(markovSchema),
  changes: v.exactOptional(changesSchema),
})

export type LinkBiasLab = v.InferOutput<typeof linkBiasLabSchema>

/** The same with its references renamed; what `rename` answers null for is left out. Words for columns are asked for too. */
export function renameBiasLabReferences(biasLab: LinkBiasLab, rename: (reference: string) => string | null): LinkBiasLab {
  if (biasLab.changes === undefined) return biasLab
  const { lane, sorting, ...others } = biasLab.changes
  const renamed = lane === undefined || lane === null ? null : rename(lane)
  const by = sorting === undefined || sorting === null ? null : rename(sorting.by)
  return {
    ...biasLab,
    changes: {
      ...others,
      ...(renamed === null ? {} : { lane: renamed }),
      ...(sorting === undefined || sorting === null || by === null ? {} : { sorting: { ...sorting, by } }),
    },
  }
}
