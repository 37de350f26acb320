/** When a silent worker is told from a busy one. Time is fake: it passes when a test says so. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatchdog } from '../../../src/platform/workers/watchdog.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const endless = new Promise<never>(() => {})

function watchdogOver(ping: () => Promise<unknown>) {
  const silences: number[] = []
  return { silences, watchdog: createWatchdog({ ping, onSilent: (milliseconds) => void silences.push(milliseconds) }) }
}

test('a worker that answers is left alone, however long the call takes', async () => {
  const ping = vi.fn<() => Promise<void>>(async () => {})
  const { silences, watchdog } = watchdogOver(ping)
  void watchdog.watch(endless, 10_000)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(silences).toEqual([])
  expect(ping).toHaveBeenCalledTimes(600)
})

test('a silent worker is told of once, after the patience from the first question', async () => {
  const { silences, watchdog } = watchdogOver(() => endless)
  void watchdog.watch(endless, 10_000)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(silences).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(silences).toEqual([10_000])
})

test('the most patient call that waits decides, and a late answer starts the count anew', async () => {
  const answers: (() => void)[] = []
  const { silences, watchdog } = watchdogOver(() => new Promise<void>((resolve) => answers.push(resolve)))
  void watchdog.watch(endless, 10_000)
  let end = (): void => {}
  const patient = watchdog.watch(new Promise<void>((resolve) => (end = resolve)), 60_000)
  await vi.advanceTimersByTimeAsync(50_000)
  expect(answers).toHaveLength(1)
  answers[0]?.()
  end()
  await patient
  await vi.advanceTimersByTimeAsync(10_000)
  expect(silences).toEqual([])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(silences).toEqual([10_000])
})

test('nobody is asked while nothing waits', async () => {
  const ping = vi.fn<() => Promise<void>>(async () => {})
  const { watchdog } = watchdogOver(ping)
  expect(await watchdog.watch(Promise.resolve('value'), 10_000)).toBe('value')
  await expect(watchdog.watch(Promise.reject(new Error('reason')), 10_000)).rejects.toThrow('reason')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ping).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('time in which the page itself stood still does not count', async () => {
  const { silences, watchdog } = watchdogOver(() => endless)
  void watchdog.watch(endless, 10_000)
  await vi.advanceTimersByTimeAsync(2_000)
  const now = performance.now()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 3_600_000)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(silences).toEqual([])
  clock.mockRestore()
})
