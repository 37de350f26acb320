/** Covers as a tree: what they share at the beginning stands once. Pure. */
import type { MarkovCover } from '../../../core/bytelevel/markov/predictions.ts'

export interface CoverNode {
  readonly token: string
  /** Sum of the covers through it. */
  readonly probability: number
  /** Characters before the token. */
  readonly start: number
  readonly children: readonly CoverNode[]
}

/** @param depth tokens already taken by what the covers share */
export function coverTree(covers: readonly MarkovCover[], depth = 0, start = 0): readonly CoverNode[] {
  const byToken = new Map<string, MarkovCover[]>()
  for (const cover of covers) {
    const token = cover.tokens[depth]
    if (token !== undefined) byToken.set(token, [...(byToken.get(token) ?? []), cover])
  }
  return Array.from(byToken, ([token, through]) => ({
    token,
    probability: through.reduce((sum, { probability }) => sum + probability, 0),
    start,
    children: coverTree(through, depth + 1, start + token.length),
  })).toSorted((one, other) => other.probability - one.probability)
}
