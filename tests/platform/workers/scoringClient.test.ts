/** The page's side of the scoring worker, against workers that run in this process and break when told to. */
import * as Comlink from 'comlink'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LoadedLanguageModel } from '../../../src/core/scores/languageModel.ts'
import { fail, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { createScoringClient } from '../../../src/platform/workers/scoring/client.ts'
import type { ContinuedToken, ScoreRequest } from '../../../src/platform/workers/scoring/protocol.ts'
import { tellStart } from '../../../src/platform/workers/scoring/startSilence.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { LocalWorker } from './localWorker.ts'
import { localSources } from './scoringSources.ts'
import { assetsBase, serveShippedFiles } from './shippedFiles.ts'

const workers: LocalWorker[] = []
const newest = (): LocalWorker => {
  const worker = workers.at(-1)
  if (worker === undefined) throw new Error('no worker was started')
  return worker
}
const client = (createServer = () => new ScoringServer(localSources)) =>
  createScoringClient(() => {
    const worker = new LocalWorker((endpoint) => Comlink.expose(createServer(), endpoint))
    workers.push(worker)
    return worker
  })

beforeEach(() => void serveShippedFiles())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  for (const worker of workers.splice(0)) worker.terminate()
})

const nothing = (): void => {}
const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null }
const options = { begin: true, topK: 3, stride: null }
const load = (service: ReturnType<typeof client>, languageModel = 'tessera-byte') =>
  service.load(
    { requestId: `load-${languageModel}`, languageModel, settings, device: 'auto', dtype: null, threads: 1 },
    nothing,
  )
const score = (service: ReturnType<typeof client>, text: string, languageModel = 'tessera-byte') =>
  service.scoreText({ requestId: 'score', languageModel, text, options }, nothing)
const stopped = (detail: string): Outcome<never> => fail('scoring-stopped', { detail })

test('starts no worker before the first call, nor for a listener, a cancellation or an unload', async () => {
  const service = client()
  await service.watch(nothing)
  await service.cancel('nobody')
  await service.unload('tessera-byte')
  expect(workers).toHaveLength(0)
  expect((await load(service)).ok).toBe(true)
  expect(await score(service, 'häß')).toMatchObject({ ok: true, value: { encoding: { ids: { length: 5 } } } })
  expect(workers).toHaveLength(1)
})

test('an error in the worker ends every call that waits, and the next load starts a new worker', async () => {
  const service = client()
  await load(service)
  const waiting = [
    score(service, 'word '.repeat(400)),
    service.describe('tessera-byte', [1]),
    load(service, 'tessera-bpe'),
  ]
  newest().fail('out of memory')
  for (const outcome of await Promise.all(waiting)) expect(outcome).toEqual(stopped('out of memory'))
  expect(newest().terminated).toBe(true)
  // What the worker had loaded is lost, and is told of instead of being missed.
  expect(await score(service, 'x')).toEqual(stopped('not loaded in this worker: tessera-byte'))
  await load(service)
  expect(workers).toHaveLength(2)
  expect((await score(service, 'x')).ok).toBe(true)
})

test('a worker that ran out of memory says so, and is not used again', async () => {
  class Poor extends ScoringServer {
    override async score(_: ScoreRequest): Promise<Outcome<never>> {
      return fail('out-of-memory', { what: 'Tessera', device: 'WASM' })
    }
  }
  const service = client(() => new Poor(localSources))
  await load(service)
  const poor = newest()
  const request = { requestId: 's', languageModel: 'tessera-byte', ids: Uint32Array.of(1), options }
  expect(await service.score(request, nothing)).toMatchObject({
    failure: { code: 'out-of-memory', values: { device: 'WASM' } },
  })
  expect(poor.terminated).toBe(true)
  expect((await load(service)).ok).toBe(true)
  expect(workers).toHaveLength(2)
})

test('a message that cannot be read stops the worker, and so does the page', async () => {
  const service = client()
  await load(service)
  const waiting = score(service, 'x'.repeat(2000))
  newest().dispatchEvent(new MessageEvent('messageerror'))
  expect(await waiting).toMatchObject({ failure: { code: 'scoring-stopped' } })
  await load(service)
  const other = score(service, 'x'.repeat(2000))
  service.restart()
  expect(await other).toEqual(stopped('the page stopped it'))
})

test('tokens come one by one before the answer, and a cancellation gets through', async () => {
  const service = client()
  await load(service)
  const told: ContinuedToken[] = []
  const request = { requestId: 'c', languageModel: 'tessera-byte', prompt: { text: 'In' }, begin: true, sampling: null }
  const done = await service.continue({ ...request, mostTokens: 4, mostBytes: null }, (token) => told.push(token))
  expect(done).toEqual({ ok: true, value: { reason: 'length', after: 'prompt' } })
  expect(told.map(({ bytes }) => bytes?.length)).toEqual([1, 1, 1, 1])
  const stopping = service.continue({ ...request, mostTokens: 900, mostBytes: null }, () => void service.cancel('c'))
  expect(await stopping).toMatchObject({ failure: { code: 'cancelled' } })
})

test('a listener hears of a move to another device from every worker, also from those started later', async () => {
  const moves: string[] = []
  class Moving extends ScoringServer {
    #onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void = () => {}
    override async watch(onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void): Promise<void> {
      this.#onMoved = onMoved
    }
    override async load(...args: Parameters<ScoringServer['load']>) {
      const outcome = await super.load(...args)
      if (outcome.ok) this.#onMoved(args[0].languageModel, outcome.value)
      return outcome
    }
  }
  const service = client(() => new Moving(localSources))
  await service.watch((languageModel, { device }) => moves.push(`${languageModel} ${device.kind}`))
  await load(service)
  await vi.waitFor(() => expect(moves).toEqual(['tessera-byte wasm']))
  newest().fail('broken')
  await load(service)
  await vi.waitFor(() => expect(moves).toEqual(['tessera-byte wasm', 'tessera-byte wasm']))
})

/** Workers that start ONNX Runtime and are silent from then on, unless they have one thread. */
function silentStarts(givenThreads: (number | null)[]) {
  class Silent extends ScoringServer {
    readonly #endpoint: MessagePort

    constructor(endpoint: MessagePort) {
      super(localSources)
      this.#endpoint = endpoint
    }

    override load(...[request, onProgress]: Parameters<ScoringServer['load']>): ReturnType<ScoringServer['load']> {
      givenThreads.push(request.threads)
      tellStart(this.#endpoint)(true)
      if (request.threads === 1) return super.load(request, onProgress)
      newest().hangs = true
      return new Promise(() => {})
    }
  }
  return createScoringClient(() => {
    const worker = new LocalWorker((endpoint) => Comlink.expose(new Silent(endpoint), endpoint))
    workers.push(worker)
    return worker
  })
}

/** Lets `seconds` pass for the watch over the worker, and what is on its way arrive. */
async function pass(seconds: number): Promise<void> {
  for (let half = 0; half < 2 * seconds; half++) {
    vi.advanceTimersByTime(500)
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a worker in which ONNX Runtime does not start is replaced, at last by one with a single thread', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const given: (number | null)[] = []
  const service = silentStarts(given)
  const asked = { settings, device: 'auto', dtype: null, threads: null } as const
  const loads = ['tessera-byte', 'tessera-bpe'].map((languageModel) =>
    service.load({ ...asked, requestId: languageModel, languageModel }, nothing),
  )
  await pass(16)
  vi.useRealTimers()
  for (const loaded of await Promise.all(loads)) expect(loaded.ok).toBe(true)
  expect(given).toEqual([null, null, null, null, 1, 1])
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, false])
  // It stays so.
  service.restart()
  expect((await service.load({ ...asked, requestId: 'again', languageModel: 'tessera-byte' }, nothing)).ok).toBe(true)
  expect(given.at(-1)).toBe(1)
})

test('a load that is cancelled while ONNX Runtime does not start is not begun again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const service = silentStarts([])
  const loading = service.load(
    { requestId: 'load', languageModel: 'tessera-byte', settings, device: 'auto', dtype: null, threads: null },
    nothing,
  )
  await pass(2)
  void service.cancel('load')
  await pass(6)
  vi.useRealTimers()
  expect(await loading).toEqual(fail('cancelled'))
  expect(workers).toHaveLength(1)
})
