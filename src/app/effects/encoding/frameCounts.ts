/**
 * Counts in the frame that shows the key: a message of the worker is taken only after that frame, the shared counts
 * (`workers/tokenization/sharedCounts.ts`) is read while it is made. If page and worker share no memory, nothing is found. Asks the
 * worker for nothing and draws nothing.
 */
import type { CountsSlot, SharedCounts, LaneCounts } from '../../../platform/workers/tokenization/sharedCounts.ts'

/**
 * How long the first frame waits for the counts. Those of 100 kB and six tokenizers come some milliseconds after its
 * start; if they miss frames in a row, none waits until one is reached without.
 */
const WAIT_MS = 6
const MAX_MISSED = 3

export interface FrameCountsParts {
  /** Null if no memory is shared. */
  readonly shared: SharedCounts | null
  /** Calls back while the next frame is made. */
  readonly beforeFrame: (callback: () => void) => void
}

export interface FrameCounts {
  /** Where the worker is to write the counts of this request; null for nowhere. */
  place(number: number, lanes: number): CountsSlot | null
  /** Calls `show` in the first frame in which the counts are there, while `isWanted`. */
  watch(
    place: CountsSlot | null,
    lanes: number,
    isWanted: () => boolean,
    show: (counts: readonly LaneCounts[]) => void,
  ): void
}

export function createFrameCounts({ shared, beforeFrame }: FrameCountsParts): FrameCounts {
  /** First frames in a row in which the counts were not there. */
  let missed = 0
  return {
    place: (number, lanes) => shared?.place(number, lanes) ?? null,
    watch(place, lanes, isWanted, show) {
      if (place === null || shared === null) return
      const look = (isFirst: boolean): void => {
        if (!isWanted()) return
        const counts = shared.read(place.number, lanes, isFirst && missed < MAX_MISSED ? WAIT_MS : 0)
        if (isFirst) missed = counts === null ? missed + 1 : 0
        if (counts === null) beforeFrame(() => look(false))
        else show(counts)
      }
      beforeFrame(() => look(true))
    },
  }
}
