/** All lanes that are scored, for what shows them together: charts and the table of totals. */
import { useMemo } from 'react'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { laneWithScores } from './useScoredLane.ts'

export interface NamedScoredLane {
  readonly reference: string
  readonly name: string
  readonly view: LaneView
  readonly scored: ScoredLane
}

/** In the order of the lanes; only those whose scores are of one and the same text, that of the first scored lane. */
export function useScoredLanes(): readonly NamedScoredLane[] {
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const references = useAppState((state) => state.comparison.tokenizers)
  const lanes = useAppState((state) => state.session.lanes)
  const scorings = useAppState((state) => state.session.scoring.lanes)
  return useMemo(() => {
    const all = references.flatMap((reference): NamedScoredLane[] => {
      const { view, scored } = laneWithScores(
        reference,
        lanes[reference]?.result ?? null,
        scorings[reference]?.result ?? null,
      )
      return view === null || scored === null
        ? []
        : [{ reference, name: nameOf(store.getState(), reference), view, scored }]
    })
    const text = all[0]?.view.layout.text
    return all.filter(({ view }) => view.layout.text === text)
    // Names depend on what was loaded alone, which changes the lanes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, references, lanes, scorings])
}
