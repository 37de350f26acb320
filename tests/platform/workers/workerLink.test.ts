/** The link that all clients have to their workers: which ends of a worker it notices, what calls end with, what it keeps. */
import * as Comlink from 'comlink'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { exposeWithLivenessLock } from '../../../src/platform/workers/livenessLock.ts'
import { createWorkerLink } from '../../../src/platform/workers/workerLink.ts'
import { LocalWorker } from './localWorker.ts'

class Echo {
  async echo(value: string): Promise<Outcome<string>> {
    return succeed(value)
  }
  never(): Promise<Outcome<string>> {
    return new Promise(() => {})
  }
  async ping(): Promise<void> {}
}

/** Locks as browsers have them, of which each is held by one and waited for by others, in this process. */
class Locks {
  readonly #holders = new Map<string, () => void>()
  readonly #waiting = new Map<string, () => void>()
  async request(name: string, granted: () => unknown): Promise<void> {
    if (this.#holders.has(name)) this.#waiting.set(name, granted)
    else {
      this.#holders.set(name, () => this.#waiting.get(name)?.())
      granted()
    }
  }
  /** What the browser does when the worker that holds the locks is gone. */
  releaseAll(): void {
    for (const release of this.#holders.values()) release()
  }
}

const workers: LocalWorker[] = []
const expose = (port: MessagePort): void =>
  exposeWithLivenessLock(port, (endpoint) => Comlink.expose(new Echo(), endpoint))
function link(createWorker = () => new LocalWorker(expose)) {
  return createWorkerLink<Echo, Set<string>>({
    createWorker: () => {
      const worker = createWorker()
      workers.push(worker)
      return worker
    },
    createKnown: () => new Set(),
    stoppedAs: 'scoring-stopped',
    ping: (service) => service.ping(),
  })
}

// Node 20 has no navigator.
beforeEach(() => void vi.stubGlobal('navigator', {}))
afterEach(() => {
  vi.unstubAllGlobals()
  for (const worker of workers.splice(0)) worker.terminate()
})

const stoppedBy = (detail: string) => ({ ok: false, failure: { code: 'scoring-stopped', values: { detail } } })

test('a worker that ends without a word is noticed by its lock; what is known of it is forgotten with it', async () => {
  const locks = new Locks()
  vi.stubGlobal('navigator', { locks })
  const service = link()
  await service.call(async (running) => {
    running.known.add('loaded')
    return running.service.echo('x')
  }, 1000)
  const waiting = [
    service.call((running) => running.service.never(), 60_000),
    service.call((running) => running.service.never(), 60_000),
  ]
  locks.releaseAll()
  for (const outcome of await Promise.all(waiting)) expect(outcome).toEqual(stoppedBy('it ended without a word'))
  expect(service.running()).toBeNull()
  expect(await service.call((running) => running.service.echo('again'), 1000)).toEqual(succeed('again'))
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  expect([...(service.running()?.known ?? ['nothing runs'])]).toEqual([])
})

test('a worker does nothing before its end would be noticed, and then everything, in order', async () => {
  let grant = (): void => {}
  vi.stubGlobal('navigator', {
    locks: {
      request: (_: string, granted: () => unknown) =>
        new Promise<void>((resolve) => (grant = () => resolve(void granted()))),
    },
  })
  const asked: string[] = []
  class Noting extends Echo {
    override echo(value: string): Promise<Outcome<string>> {
      asked.push(value)
      return super.echo(value)
    }
  }
  const service = link(
    () => new LocalWorker((port) => exposeWithLivenessLock(port, (endpoint) => Comlink.expose(new Noting(), endpoint))),
  )
  const ask = (value: string) => service.call((running) => running.service.echo(value), 1000)
  const answers = Promise.all(['a', 'b', 'c'].map(ask))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toEqual([])
  grant()
  expect(await answers).toEqual(['a', 'b', 'c'].map(succeed))
  expect(await ask('d')).toEqual(succeed('d'))
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
})

test.each([
  ['no locks', {}],
  ['locks that refuse', { locks: { request: () => Promise.reject(new DOMException('forbidden', 'SecurityError')) } }],
])('with %s calls are answered all the same', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator)
  expect(await link().call((running) => running.service.echo('x'), 1000)).toEqual(succeed('x'))
})

test('a worker that cannot be made is an answer, and the next call tries again', async () => {
  let refused = false
  const service = link(() => {
    if (refused) return new LocalWorker(expose)
    refused = true
    throw new DOMException('workers are forbidden', 'SecurityError')
  })
  const call = () => service.call((running) => running.service.echo('x'), 1000)
  expect(await call()).toEqual({
    ok: false,
    failure: { code: 'internal', values: { detail: 'workers are forbidden' } },
  })
  expect(await call()).toEqual(succeed('x'))
})

test('an answer that was given is not kept by the link', async () => {
  const service = link()
  const given: WeakRef<object>[] = []
  await service.call((running) => running.service.echo('start'), 1000)
  await (async () => {
    const answer = await service.call(async () => succeed({ columns: new Float64Array(1000) }), 1000)
    if (answer.ok) given.push(new WeakRef(answer.value))
  })()
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('no garbage collector')
  await vi.waitFor(() => {
    collect()
    expect(given.length === 1 && given[0]?.deref() === undefined).toBe(true)
  })
})
