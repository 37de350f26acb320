/** The steps of a piece with the two tokens that each joins. Pure. */
import type { MergeTrace } from '../../../core/steps/merges.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

export interface MergeRowOf {
  readonly left: TokenId
  readonly right: TokenId
  readonly rank: number
  readonly id: TokenId
}

export function mergeRows({ start, steps }: MergeTrace): readonly MergeRowOf[] {
  const ids = start.map(({ id }) => id)
  return steps.map(({ at, rank, id }) => {
    const [left = 0, right = 0] = ids.splice(at, 2, id)
    return { left, right, rank, id }
  })
}
