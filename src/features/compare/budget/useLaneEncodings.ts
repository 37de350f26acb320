/** The segmentations of the text on the screen, in the order of the lanes; those that are not there yet are left out. */
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { useAppState } from '../../../state/react.ts'
import { laneState } from '../../../state/selectors.ts'

export function useLaneEncodings(): readonly { readonly lane: string; readonly encoding: Encoding }[] {
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const encodings = useAppState(
    useShallow((state) =>
      state.comparison.tokenizers.map((lane) => {
        const { result } = laneState(state, lane)
        return result?.input.text === state.comparison.text ? result.encoding.encoding : null
      }),
    ),
  )
  return useMemo(
    () =>
      lanes.flatMap((lane, index) => {
        const encoding = encodings[index] ?? null
        return encoding === null ? [] : [{ lane, encoding }]
      }),
    [lanes, encodings],
  )
}
