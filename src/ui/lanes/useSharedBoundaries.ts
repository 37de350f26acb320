/** The boundaries that not all lanes share, for the lanes whose results are of one and the same input. */
import { useCallback, useMemo } from 'react'
import { useAppState, useAppStateLater } from '../../state/react.ts'
import type { AppState } from '../../state/store.ts'
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import { shareBoundaries } from './boundaries.ts'
import type { SharedBoundaries } from './boundaries.ts'

export interface BoundariesByLane {
  readonly shared: SharedBoundaries
  readonly unsharedStarts: ReadonlyMap<string, Uint8Array>
}

/** Null if they are not wanted, or fewer than two lanes have an answer for the text on the screen. */
export function useSharedBoundaries(wanted: boolean): BoundariesByLane | null {
  const references = useAppState((state) => state.comparison.tokenizers)
  // With the drawing, and only if wanted: else every key would draw the panel again.
  const lanes = useAppStateLater(useCallback((state: AppState) => (wanted ? state.session.lanes : null), [wanted]))
  return useMemo(() => {
    if (!wanted || lanes === null) return null
    const answered = references.flatMap((reference): { reference: string; text: string; encoding: Encoding }[] => {
      const result = lanes[reference]?.result ?? null
      const encoding = result?.encoding.encoding ?? null
      return result === null || encoding === null ? [] : [{ reference, text: result.input.text, encoding }]
    })
    const [first] = answered
    if (first === undefined || answered.length < 2 || answered.some(({ text }) => text !== first.text)) return null
    const shared = shareBoundaries(answered.map(({ encoding }) => encoding))
    const unsharedStarts = new Map<string, Uint8Array>()
    for (const [index, { reference }] of answered.entries()) {
      const flags = shared.unsharedStarts[index]
      if (flags !== undefined) unsharedStarts.set(reference, flags)
    }
    return { shared, unsharedStarts }
  }, [wanted, references, lanes])
}
