/** Which lanes can be exported: those with a live result of the text on the screen. Pure readings of the state. */
import { isLaneStale, laneState, tokenizerStatus } from './selectors.ts'
import type { LaneResult } from './session.ts'
import type { AppState } from './store.ts'
import type { Encoding } from '../core/tokenizers/encoding.ts'

export interface ReadyLane {
  readonly reference: string
  /** Its place among the tokenizers of the comparison. */
  readonly place: number
  readonly result: LaneResult
}

export type ColumnLane = ReadyLane & { readonly encoding: Encoding }

export function readyLanes(state: AppState): readonly ReadyLane[] {
  return state.comparison.tokenizers.flatMap((reference, place) => {
    const { result } = laneState(state, reference)
    return result === null || result.origin !== 'live' || isLaneStale(state, reference)
      ? []
      : [{ reference, place, result }]
  })
}

/** Those whose tokens are there, not their number alone. */
export function lanesWithTokens(state: AppState): readonly ColumnLane[] {
  return readyLanes(state).flatMap((lane) =>
    lane.result.encoding.encoding === null ? [] : [{ ...lane, encoding: lane.result.encoding.encoding }],
  )
}

/** References of the others: those that failed, and those that are still to come. */
export function missingLanes(state: AppState): {
  readonly failed: readonly string[]
  readonly waiting: readonly string[]
} {
  const ready = new Set(readyLanes(state).map(({ reference }) => reference))
  const missing = state.comparison.tokenizers.filter((reference) => !ready.has(reference))
  const hasFailed = (reference: string) =>
    tokenizerStatus(state, reference).status === 'failed' || laneState(state, reference).failure !== null
  return { failed: missing.filter(hasFailed), waiting: missing.filter((reference) => !hasFailed(reference)) }
}
