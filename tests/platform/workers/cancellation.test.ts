/** Requests under ids, and work in slices that lets cancellations in. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { yieldToMessages, RunningRequests, runInSlices } from '../../../src/platform/workers/cancellation.ts'

/** A clock that only work moves, so that a busy machine makes no slice shorter. */
let now = 0
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Yields 1, 2, … and takes `milliseconds` for each. */
function* counting(steps: number, milliseconds: number): Generator<number, string, void> {
  for (let step = 1; step <= steps; step++) {
    now += milliseconds
    yield step
  }
  return 'done'
}

test('a request is cancelled by its id, and by no other', async () => {
  const requests = new RunningRequests()
  const untilAborted = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('aborted')))
  const first = requests.run('first', untilAborted)
  let second = 'running'
  const secondEnd = requests.run('second', untilAborted).then((end) => (second = end))
  requests.cancel('unknown')
  requests.cancel('first')
  expect(await first).toBe('aborted')
  expect(second).toBe('running')
  requests.cancel('second')
  await secondEnd
  expect(second).toBe('aborted')
})

test('a request under an id that runs supersedes it, and is itself still cancelled by the id', async () => {
  const requests = new RunningRequests()
  const signals: AbortSignal[] = []
  let finish: (() => void) | undefined
  const first = requests.run('same', async (signal) => void signals.push(signal))
  const second = requests.run('same', (signal) => {
    signals.push(signal)
    return new Promise<void>((resolve) => (finish = resolve))
  })
  await first
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  requests.cancel('same')
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  finish?.()
  await second
})

test('an id is free again after work that threw', async () => {
  const requests = new RunningRequests()
  await expect(requests.run('id', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await requests.run('id', async (signal) => signal.aborted)).toBe(false)
})

test('slices report progress and return the result', async () => {
  const seen: number[] = []
  const done = await runInSlices(counting(10, 5), new AbortController().signal, (step) => seen.push(step))
  expect(done).toEqual({ result: 'done' })
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.length).toBeLessThan(10)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('a message that arrives during the work stops it after the slice', async () => {
  const controller = new AbortController()
  let steps = 0
  const work = runInSlices(counting(10_000, 1), controller.signal, (step) => (steps = step))
  await yieldToMessages()
  controller.abort()
  expect(await work).toBeNull()
  expect(steps).toBeLessThan(200)
})
