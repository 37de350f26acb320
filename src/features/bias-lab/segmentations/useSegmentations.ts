/** All that is asked of a language model about one text: its ways, the reader's own cut, the sum over all. */
import { useMemo } from 'react'
import type { SegmentationsOptions } from './options.ts'
import type { LabState } from '../model/useLabWork.ts'
import { useLabWork } from '../model/useLabWork.ts'
import { useRested } from '../model/useRested.ts'

export interface CutsWorkStates {
  readonly ways: LabState<'ways'>
  readonly own: LabState<'own-cut'>
  readonly marginal: LabState<'marginal'>
}

/** @param isAsked whether the reader asked for answers; nothing is computed before */
export function useSegmentations(options: SegmentationsOptions, isAsked: boolean): CutsWorkStates {
  const { languageModel, ownBoundaries, dropout, dropoutVariant, seed, samples } = options
  const text = useRested(options.text)
  const asks = isAsked && text !== ''
  const waysQuestion = useMemo(
    () => (asks ? { text, dropout: { variant: dropoutVariant, probability: dropout }, seed } : null),
    [asks, text, dropout, dropoutVariant, seed],
  )
  const marginalQuestion = useMemo(() => (asks ? { text, samples, seed } : null), [asks, text, samples, seed])
  // Cuts are places of the text as it is now.
  const cuts = asks && text === options.text ? ownBoundaries : null
  const ownQuestion = useMemo(() => (cuts === null ? null : { text, cuts }), [text, cuts])
  return {
    ways: useLabWork('ways', languageModel, waysQuestion),
    own: useLabWork('own-cut', languageModel, ownQuestion),
    marginal: useLabWork('marginal', languageModel, marginalQuestion),
  }
}
