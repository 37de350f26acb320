/** What is known of the sum over all segmentations: the answer, or the estimate on the way to it. Pure. */
import type { TextMarginal } from './questions.ts'
import type { LabState } from '../model/useLabWork.ts'

export function knownMarginal({ answer, step }: Pick<LabState<'marginal'>, 'answer' | 'step'>): TextMarginal | null {
  if (answer !== null) return 'tooLong' in answer ? null : answer
  return step?.soFar ?? null
}
