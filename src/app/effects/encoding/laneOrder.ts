/**
 * Which answer a lane shows: a late one never overwrites a newer one, be it counts that came before their result or the
 * result. Says what an answer changes of its lane; asks for nothing and changes nothing itself.
 */
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { LaneState } from '../../../state/session.ts'
import type { LaneEvent } from '../../../platform/workers/tokenization/protocol.ts'
import type { LaneCounts } from '../../../platform/workers/tokenization/sharedCounts.ts'

/** `number` counts the requests: a later one has the newer text, or a tokenizer that was loaded later. */
export interface SentRequest {
  readonly number: number
  readonly input: EncodedInput
}

export interface LaneOrder {
  /** What an event changes of its lane; null if it comes too late. `isCurrent`: its request was not cancelled. */
  event(event: LaneEvent, from: SentRequest, isCurrent: boolean): Partial<LaneState> | null
  /** What counts change that are there before the result; null if they come too late. */
  counts(lane: string, counts: LaneCounts, from: SentRequest): Partial<LaneState> | null
  /** Whether the lane shows the result of this very request. */
  shows(lane: string, from: SentRequest): boolean
  /** Forgets every lane but these. */
  keep(lanes: readonly string[]): void
}

export function createLaneOrder(): LaneOrder {
  /** By lane: the number of the request whose result it shows. */
  const shown = new Map<string, number>()
  /** By lane: the number of the request whose counts it shows, or showed before their result. */
  const early = new Map<string, number>()

  return {
    event(event, { number, input }, isCurrent) {
      switch (event.type) {
        case 'progress':
          return isCurrent ? { progress: { doneBytes: event.doneBytes, totalBytes: event.totalBytes } } : null
        case 'failure':
          return isCurrent ? { failure: event.failure, progress: null } : null
        case 'result':
          if (number < (shown.get(event.lane) ?? 0)) return null
          shown.set(event.lane, number)
          return {
            ...(number < (early.get(event.lane) ?? 0) ? {} : { early: null }),
            result: { input, encoding: event.result, origin: 'live' },
            ...(isCurrent ? { failure: null, progress: null } : {}),
          }
      }
    },
    counts(lane, counts, { number, input }) {
      if ((shown.get(lane) ?? 0) >= number) return null
      early.set(lane, number)
      return { early: { input, ...counts } }
    },
    shows: (lane, { number }) => shown.get(lane) === number,
    keep(lanes) {
      for (const lane of [...shown.keys(), ...early.keys()]) {
        if (lanes.includes(lane)) continue
        shown.delete(lane)
        early.delete(lane)
      }
    },
  }
}
