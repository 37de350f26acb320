/** The bits that stand under each token of a lane, as short as the token is narrow. */
import { useMemo } from 'react'
import { useAppState } from '../../../state/react.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'

/** Bytes of a token from which on there is room for a decimal under it. */
const ROOM = 4

/** Undefined if none are wanted, or the lane is not scored. */
export function useBitsUnder(
  view: LaneView | null,
  scored: ScoredLane | null,
): ((token: number) => string) | undefined {
  const wanted = useAppState((state) => state.comparison.probabilities.bitsUnderTokens)
  const formatOne = useNumbers(1)
  const formatWhole = useNumbers()
  return useMemo(() => {
    if (!wanted || view === null || scored === null) return undefined
    const { startByte, endByte } = view.encoding
    return (token) => {
      const bits = scored.surprisalBits[token] ?? Number.NaN
      if (Number.isNaN(bits)) return ''
      const length = (endByte[token] ?? 0) - (startByte[token] ?? 0)
      return length >= ROOM ? formatOne(bits) : formatWhole(Math.round(bits))
    }
  }, [wanted, view, scored, formatOne, formatWhole])
}
