/** In how many ways the vocabularies of the lanes can spell a text; lanes whose tokens have no exact bytes are left out. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'

export interface LaneCount {
  readonly reference: string
  readonly count: bigint
}

export function useLaneCounts(text: string): readonly LaneCount[] {
  const services = useServices()
  // One string, so that it is the same while the lanes are.
  const lanes = useAppState((state) =>
    JSON.stringify(
      state.comparison.tokenizers.filter((reference) => tokenizerStatus(state, reference).status === 'ready'),
    ),
  )
  const [found, setFound] = useState<{
    readonly text: string
    readonly lanes: string
    readonly counts: readonly LaneCount[]
  } | null>(null)
  useEffect(() => {
    let isOver = false
    const references: unknown = JSON.parse(lanes)
    if (!Array.isArray(references)) return
    void Promise.all(
      references
        .map(String)
        .map(async (reference) => ({ reference, outcome: await services.countSegmentations(reference, text) })),
    ).then((answers) => {
      if (!isOver)
        setFound({
          text,
          lanes,
          counts: answers.flatMap(({ reference, outcome }) =>
            outcome.ok ? [{ reference, count: outcome.value }] : [],
          ),
        })
    })
    return () => {
      isOver = true
    }
  }, [services, text, lanes])
  return found !== null && found.text === text && found.lanes === lanes ? found.counts : []
}
