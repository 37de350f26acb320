/** Ends a worker of the page for real, in the middle of what it does, by the browser's tools. */
import type { Page, Worker } from 'playwright-core'
import { eventually } from './comparePage.ts'

export type WorkerKind = 'tokenization' | 'scoring' | 'counting'

export const workersOf = (page: Page, kind: WorkerKind): readonly Worker[] =>
  page
    .workers()
    .filter((worker) => new URL(worker.url()).pathname.split('/').at(-1)?.startsWith(`${kind}.worker`) === true)

/** `silently`: as a browser ends one that takes too much memory, without an event. `by an error`: one that nothing catches. */
export type Ending = 'silently' | 'by an error'

/** In the worker: whether it holds its livenessLock, before which it does nothing. */
async function holdsLivenessLock(): Promise<boolean> {
  const probe = 'whose locks are these'
  return navigator.locks.request(probe, async () => {
    const { held = [] } = await navigator.locks.query()
    const self = held.find(({ name }) => name === probe)?.clientId
    return held.some(({ name, clientId }) => clientId === self && name?.startsWith('tessera-worker-') === true)
  })
}

/** Waits for a worker of this kind and ends it; what it does between two messages is done, what comes after is lost. */
export async function stopWorker(page: Page, kind: WorkerKind, ending: Ending): Promise<void> {
  await eventually(async () => workersOf(page, kind).length).toBeGreaterThan(0)
  const [worker] = workersOf(page, kind)
  if (worker === undefined) throw new Error(`no ${kind} worker runs`)
  await eventually(() => worker.evaluate(holdsLivenessLock)).toBe(true)
  const ended = worker.evaluate((way) => {
    if (way === 'silently') globalThis.close()
    else {
      setTimeout(() => {
        throw new Error('stopped by the test')
      })
    }
  }, ending)
  // Of a worker that ends, no answer may come.
  await Promise.race([ended.catch(() => {}), eventually(async () => page.workers().includes(worker)).toBe(false)])
  await eventually(async () => page.workers().includes(worker)).toBe(false)
}
