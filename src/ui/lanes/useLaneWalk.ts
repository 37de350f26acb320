/** Walking from lane to lane by keyboard: which lanes can take the focus, and in what order. */
import { useCallback, useMemo, useRef } from 'react'
import { useAppState, useAppStore } from '../../state/react.ts'
import type { LaneHandle } from './LaneText.tsx'

export interface LaneWalk {
  /** The ref of a lane's text. */
  readonly refOf: (reference: string) => ((handle: LaneHandle | null) => void) | null
  /** Moves the focus to the next lane above (-1) or below (1) that has a text, at the byte. */
  readonly leave: (from: string, direction: -1 | 1, byte: number) => void
}

export function useLaneWalk(): LaneWalk {
  const store = useAppStore()
  const references = useAppState((state) => state.comparison.tokenizers)
  const handles = useRef(new Map<string, LaneHandle>())
  const refs = useMemo(
    () =>
      new Map(
        references.map((reference) => [
          reference,
          (handle: LaneHandle | null) => {
            if (handle === null) handles.current.delete(reference)
            else handles.current.set(reference, handle)
          },
        ]),
      ),
    [references],
  )
  const leave = useCallback(
    (from: string, direction: -1 | 1, byte: number): void => {
      const order = store.getState().comparison.tokenizers
      for (let at = order.indexOf(from) + direction; at >= 0 && at < order.length; at += direction) {
        const handle = handles.current.get(order[at] ?? '')
        if (handle !== undefined) return handle.focusByte(byte)
      }
    },
    [store],
  )
  return { refOf: (reference) => refs.get(reference) ?? null, leave }
}
