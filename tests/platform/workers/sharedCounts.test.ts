/** The counts that page and worker share: what is written is read, of the request that is asked for only, and no longer than allowed. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import {
  createSharedCounts,
  writeCounts,
  type CountsSlot,
  type SharedCounts,
  type LaneCounts,
} from '../../../src/platform/workers/tokenization/sharedCounts.ts'

function sharedHere(): SharedCounts {
  const shared = createSharedCounts({ crossOriginIsolated: true, SharedArrayBuffer })
  if (shared === null) throw new Error('no memory is shared here')
  return shared
}

function write(shared: SharedCounts, number: number, counts: readonly LaneCounts[]): void {
  const place: CountsSlot | null = shared.place(number, counts.length)
  if (place === null) throw new Error('no room')
  writeCounts(place, counts)
}

afterEach(() => void vi.restoreAllMocks())

const number = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const size = fc.nat({ max: 2 ** 31 - 1 })
const lanes = fc.array(
  fc.record({ tokenCount: size, textBytes: size, countByKind: fc.array(size, { minLength: 5, maxLength: 5 }) }),
  { maxLength: 32 },
)

test('what was written last is read, by its number', () => {
  const shared = sharedHere()
  fc.assert(
    fc.property(
      fc.uniqueArray(number, { minLength: 2, maxLength: 2 }),
      lanes,
      lanes,
      ([one = 0, other = 0], before, counts) => {
        write(shared, one, before)
        write(shared, other, counts)
        expect(shared.read(other, counts.length)).toEqual(counts)
        expect(shared.read(one, before.length)).toBeNull()
      },
    ),
  )
})

test('without shared memory there are no shared counts', () => {
  expect(createSharedCounts({ crossOriginIsolated: false, SharedArrayBuffer })).toBeNull()
  // WebKitGTK, isolated by headers.
  expect(createSharedCounts({ crossOriginIsolated: true })).toBeNull()
  // A page without headers, in browsers that have no name for isolation.
  expect(createSharedCounts({ SharedArrayBuffer })).toBeNull()
})

test('there is room for 32 lanes', () => {
  expect([sharedHere().place(1, 32) === null, sharedHere().place(1, 33)]).toEqual([false, null])
})

test('a read waits no longer than it may', () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
  const shared = sharedHere()
  expect(shared.read(1, 1, 50)).toBeNull()
  expect(now).toBe(51)
  clock.mockImplementation(() => {
    if ((now += 1) === 60) write(shared, 2, [{ tokenCount: 3, textBytes: 4, countByKind: [3, 0, 0, 0, 0] }])
    return now
  })
  expect(shared.read(2, 1, 50)).toEqual([{ tokenCount: 3, textBytes: 4, countByKind: [3, 0, 0, 0, 0] }])
  expect(now).toBe(60)
})
