/** The tables of calls: every call of every worker's service is forwarded, and what a table lacks or has too much does not compile. */
import * as Comlink from 'comlink'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fail, succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { forwardCalls, type AnyCallTable, type CallTable } from '../../../src/platform/workers/calls.ts'
import { countingCalls } from '../../../src/platform/workers/counting/protocol.ts'
import { CountingServer } from '../../../src/platform/workers/counting/server.ts'
import { readingCalls } from '../../../src/platform/workers/reading/protocol.ts'
import { ReadingServer } from '../../../src/platform/workers/reading/server.ts'
import { scoringCalls } from '../../../src/platform/workers/scoring/protocol.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { stoppableCalls } from '../../../src/platform/workers/stoppableCalls.ts'
import { tokenizationCalls } from '../../../src/platform/workers/tokenization/protocol.ts'
import { TokenizationServer } from '../../../src/platform/workers/tokenization/server.ts'
import { createWorkerLink, type WorkerLink } from '../../../src/platform/workers/workerLink.ts'
import { LocalWorker } from './localWorker.ts'

const workers: LocalWorker[] = []
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
})

function linkTo<Service>(service: object): WorkerLink<Service, null> {
  return createWorkerLink<Service, null>({
    createWorker: () => {
      const worker = new LocalWorker((endpoint) => Comlink.expose(service, endpoint))
      workers.push(worker)
      return worker
    },
    createKnown: () => null,
    stoppedAs: 'worker-stopped',
    ping: async () => {},
  })
}

const newest = (): LocalWorker => {
  const worker = workers.at(-1)
  if (worker === undefined) throw new Error('no worker was started')
  return worker
}

interface Small {
  load(request: { readonly requestId: string; readonly name: string }): Promise<Outcome<string>>
  use(name: string, onStep: (step: number) => void): Promise<Outcome<number>>
  list(): Promise<readonly string[]>
  unload(name: string): Promise<void>
  cancel(requestId: string): Promise<void>
}

const timeoutMs = 1000
const smallCalls = {
  load: { timeoutMs, hasRequestId: true, loads: (_, { name }) => name },
  use: { timeoutMs, needs: (name) => [name] },
  list: { timeoutMs, otherwise: ['nothing'] },
  unload: { onlyRunning: true, unloads: (name) => name },
  cancel: { onlyRunning: true },
} as const satisfies CallTable<Small> & AnyCallTable

class SmallServer implements Small {
  readonly asked: string[] = []
  async load({ requestId, name }: { readonly requestId: string; readonly name: string }): Promise<Outcome<string>> {
    this.asked.push(`load ${requestId}`)
    return name === 'bad' ? fail('not-found') : succeed(name)
  }
  async use(name: string, onStep: (step: number) => unknown): Promise<Outcome<number>> {
    await onStep(1)
    await onStep(2)
    return succeed(name.length)
  }
  async list(): Promise<readonly string[]> {
    return ['a']
  }
  async unload(name: string): Promise<void> {
    this.asked.push(`unload ${name}`)
  }
  async cancel(requestId: string): Promise<void> {
    this.asked.push(`cancel ${requestId}`)
  }
}

describe('the types of a table', () => {
  test('refuse a table that lacks a call, has one too many, or says something untrue of one', () => {
    const { list: _, ...lacking } = smallCalls
    // @ts-expect-error `list` is missing.
    const one: CallTable<Small> = lacking
    // @ts-expect-error The service has no `other`.
    const two: CallTable<Small> = { ...smallCalls, other: { timeoutMs } }
    // @ts-expect-error What is answered if the worker stopped is missing.
    const three: CallTable<Small> = { ...smallCalls, list: { timeoutMs } }
    // @ts-expect-error The call has a request id.
    const four: CallTable<Small> = { ...smallCalls, load: { timeoutMs } }
    // @ts-expect-error The call has none.
    const five: CallTable<Small> = { ...smallCalls, use: { timeoutMs, hasRequestId: true } }
    expect([one, two, three, four, five]).toHaveLength(5)
  })

  test('refuse a call that the table lacks', () => {
    const calls = forwardCalls<Small, null>(smallCalls, linkTo(new SmallServer()))
    // @ts-expect-error There is no such call.
    expect(calls.other).toBeUndefined()
    const stoppable = stoppableCalls<Small>(smallCalls, calls, 'test', () => {})
    // @ts-expect-error There is no such call.
    expect(stoppable.other).toBeUndefined()
  })
})

describe('calls', () => {
  test('need what was loaded in the worker that runs, and functions are called on the page', async () => {
    const calls = forwardCalls<Small, null>(smallCalls, linkTo(new SmallServer()))
    const steps: number[] = []
    const use = () => calls.use('abc', (step) => void steps.push(step))
    const lost = fail('worker-stopped', { detail: 'not loaded in this worker: abc' })
    expect(await use()).toEqual(lost)
    expect(await calls.load({ requestId: '1', name: 'bad' })).toEqual(fail('not-found'))
    await calls.load({ requestId: '1', name: 'abc' })
    expect(await use()).toEqual(succeed(3))
    expect(steps).toEqual([1, 2])
    await calls.unload('abc')
    expect(await use()).toEqual(lost)
    await calls.load({ requestId: '2', name: 'abc' })
    newest().fail('broken')
    expect(await use()).toEqual(lost)
  })

  test('start no worker that only a running one is sent, and answer otherwise where it stopped', async () => {
    const server = new SmallServer()
    const calls = forwardCalls<Small, null>(smallCalls, linkTo(server))
    await calls.unload('abc')
    await calls.cancel('1')
    expect(workers).toHaveLength(0)
    expect(await calls.list()).toEqual(['a'])
    await calls.cancel('1')
    expect(server.asked).toEqual(['cancel 1'])
    newest().hangs = true
    const waiting = calls.list()
    await Promise.resolve()
    newest().fail('broken')
    expect(await waiting).toEqual(['nothing'])
  })

  test('with a request id are stopped by one of their own; the others are as they are', async () => {
    const server = new SmallServer()
    const outcomes: Outcome<unknown>[] = []
    const calls = stoppableCalls<Small>(smallCalls, forwardCalls<Small, null>(smallCalls, linkTo(server)), 'p', (one) =>
      outcomes.push(one),
    )
    const [one, other] = [calls.load({ name: 'abc' }), calls.load({ name: 'bad' })]
    other.cancel()
    expect(await Promise.all([one.outcome, other.outcome])).toEqual([succeed('abc'), fail('not-found')])
    expect(outcomes).toEqual([succeed('abc'), fail('not-found')])
    expect(await calls.list()).toEqual(['a'])
    await vi.waitFor(() => expect(server.asked).toEqual(['load p-1', 'load p-2', 'cancel p-2']))
  })
})

/** Answers every call with its name and how many arguments came, whatever they are. */
const echo: object = new Proxy(
  {},
  {
    get: (_, name) =>
      name === 'then' ? undefined : async (...args: readonly unknown[]) => succeed(`${String(name)} ${args.length}`),
  },
)

/** Rows without what must be loaded: the echo loads nothing. */
const withoutNeeds = (table: AnyCallTable): AnyCallTable =>
  Object.fromEntries(
    Object.entries(table).map(([name, rule]) => [name, 'needs' in rule ? { ...rule, needs: () => [] } : rule]),
  )

describe.each([
  ['tokenization', tokenizationCalls, TokenizationServer],
  ['counting', countingCalls, CountingServer],
  ['reading', readingCalls, ReadingServer],
  ['scoring', scoringCalls, ScoringServer],
] as const)('the %s worker', (_, table, { prototype: server }) => {
  const names = Object.keys(table)

  test('has a row for each call that its server answers', () => {
    const answered = Object.getOwnPropertyNames(server).filter((name) => name !== 'constructor')
    expect(names.toSorted()).toEqual(answered.toSorted())
  })

  test.each(names)('is sent %s', async (name) => {
    const link = linkTo<object>(echo)
    await link.call(async () => succeed(null), 1000)
    const calls: object = forwardCalls<object, null>(withoutNeeds(table), link)
    const call: unknown = Reflect.get(calls, name)
    if (typeof call !== 'function') throw new Error(`no call ${name}`)
    expect(await Reflect.apply(call, calls, [{ requestId: '1' }, () => {}])).toEqual(succeed(`${name} 2`))
  })
})
