/** A lane with its scores, if the scores are of the segmentation that it shows. */
import { useMemo } from 'react'
import { laneViewOf } from '../../../ui/lanes/laneView.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { useAppState } from '../../../state/react.ts'
import { laneScoring } from '../../../state/scoringSelectors.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { laneState } from '../../../state/selectors.ts'
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { LaneResult } from '../../../state/session.ts'

export interface LaneWithScores {
  /** Null while nothing is encoded, and where the text is too long to draw. */
  readonly view: LaneView | null
  /** Null while the segmentation on the screen is not scored. */
  readonly scored: ScoredLane | null
}

function isSameInput(one: EncodedInput, other: EncodedInput): boolean {
  return (
    one === other ||
    (one.text === other.text &&
      one.options.addSpecialTokens === other.options.addSpecialTokens &&
      one.options.parseSpecialTokens === other.options.parseSpecialTokens)
  )
}

/** Puts a lane's segmentation and scores together. Pure; the view is the same object while the encoding is. */
export function laneWithScores(
  reference: string,
  result: LaneResult | null,
  scores: ScoredLane | null,
): LaneWithScores {
  const encoding = result?.encoding.encoding ?? null
  if (result === null || encoding === null) return { view: null, scored: null }
  const belongs =
    scores !== null && isSameInput(scores.input, result.input) && scores.surprisalBits.length === encoding.ids.length
  return { view: laneViewOf(reference, result.input.text, encoding), scored: belongs ? scores : null }
}

export function useScoredLane(reference: string): LaneWithScores {
  const result = useAppState((state) => laneState(state, reference).result)
  const scores = useAppState((state) => laneScoring(state, reference).result)
  return useMemo(() => laneWithScores(reference, result, scores), [reference, result, scores])
}
