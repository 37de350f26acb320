/** How many steps of a piece are done, in the link: all of them if it does not say. */
import { useCallback } from 'react'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'

export function useStep(steps: number): readonly [step: number, setStep: (step: number) => void] {
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.stages.step)
  const setStep = useCallback(
    (step: number) => setOptions(store, 'stages', { step: step >= steps ? null : Math.max(0, step) }),
    [store, steps],
  )
  return [Math.min(chosen ?? steps, steps), setStep]
}
