/** Counts in the frame that shows the key: when it is looked for them, and which frames wait. */
import { afterEach, expect, test, vi } from 'vitest'
import { createFrameCounts } from '../../../../src/app/effects/encoding/frameCounts.ts'
import {
  createSharedCounts,
  writeCounts,
  type LaneCounts,
} from '../../../../src/platform/workers/tokenization/sharedCounts.ts'

const counts: readonly LaneCounts[] = [{ tokenCount: 3, textBytes: 4, countByKind: [3, 0, 0, 0, 0] }]

function start() {
  const shared = createSharedCounts({ crossOriginIsolated: true, SharedArrayBuffer })
  if (shared === null) throw new Error('no memory is shared here')
  const waiting: (() => void)[] = []
  const frameCounts = createFrameCounts({ shared, beforeFrame: (callback) => waiting.push(callback) })
  const shown: number[] = []
  let wanted = true
  return {
    shown,
    dismiss: () => (wanted = false),
    ask: (number: number) => {
      frameCounts.watch(
        frameCounts.place(number, 1),
        1,
        () => wanted,
        ([first]) => shown.push(number, first?.tokenCount ?? -1),
      )
    },
    /** Makes a frame; the answer is whether one of its callbacks waits, which reads the clock more than twice. */
    frame: () => {
      let most = 0
      for (const callback of waiting.splice(0)) {
        let reads = 0
        vi.spyOn(performance, 'now').mockImplementation(() => (reads += 1))
        callback()
        most = Math.max(most, reads)
      }
      return most > 2
    },
    frames: waiting,
    write: (number: number) => {
      const place = frameCounts.place(number, 1)
      if (place === null) throw new Error('no room')
      writeCounts(place, counts)
    },
  }
}

afterEach(() => void vi.restoreAllMocks())

test('shows what is there, in the first frame in which it is, and looks no more', () => {
  const { write, shown, ask, frame, frames } = start()
  ask(1)
  frame()
  expect([shown, frames.length]).toEqual([[], 1])
  write(1)
  frame()
  expect([shown, frames.length]).toEqual([[1, 3], 0])
})

test('looks no more where nobody wants to know', () => {
  const { write, shown, ask, frame, frames, dismiss } = start()
  ask(1)
  frame()
  dismiss()
  write(1)
  frame()
  expect([shown, frames.length]).toEqual([[], 0])
})

test('only first frames wait, and none behind three that waited in vain, until one is reached', () => {
  const { write, shown, ask, frame, dismiss } = start()
  const waits = (number: number): boolean => {
    ask(number)
    return frame()
  }
  expect([waits(1), frame(), waits(2), waits(3), waits(4), waits(5)]).toEqual([true, false, true, true, false, false])
  write(6)
  expect([waits(6), waits(7)]).toEqual([false, true])
  expect(shown).toEqual([6, 3])
  dismiss()
})

test('without memory, nothing is asked of the worker or of frames', () => {
  const { place, watch } = createFrameCounts({ shared: null, beforeFrame: () => expect.unreachable() })
  expect(place(7, 1)).toBeNull()
  watch(
    null,
    1,
    () => true,
    () => expect.unreachable(),
  )
})
