/** Loads by name: which of several counts, what becomes of the others, and what the statuses say. */
import { expect, it } from 'vitest'
import { createLoads, type LoadStatus } from '../../../src/app/effects/createLoads.ts'
import { fail, succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'

interface Asked {
  readonly name: string
  readonly requestId: string
  readonly progress: (progress: number) => void
  readonly answer: (outcome: Outcome<{ readonly size: number }>) => Promise<void>
}

function start() {
  const asked: Asked[] = []
  const cancelled: string[] = []
  /** Each change, as the store gets it. */
  const changes: Readonly<Record<string, LoadStatus<number, { readonly size: number }>>>[] = []
  const statusOf = (name: string) => changes.findLast((change) => change[name] !== undefined)?.[name]
  const loads = createLoads<number, { readonly size: number }>({
    prefix: 'test',
    load: (name, requestId, progress) =>
      new Promise((resolve) => {
        const answer = async (outcome: Outcome<{ readonly size: number }>) => {
          resolve(outcome)
          await new Promise((taken) => setImmediate(taken))
        }
        asked.push({ name, requestId, progress, answer })
      }),
    cancel: (requestId) => cancelled.push(requestId),
    isLoading: (name) => statusOf(name)?.status === 'loading',
    setStatuses: (statuses) => changes.push(statuses),
  })
  return { loads, asked, cancelled, changes, statusOf }
}

it('says in one change that several are loaded, before the first is asked for', () => {
  const { loads, asked, changes } = start()
  loads.start([])
  expect(changes).toEqual([])
  loads.start(['a', 'b'])
  const loading = { status: 'loading', progress: null }
  expect(changes).toEqual([{ a: loading, b: loading }])
  expect(asked.map(({ name, requestId }) => [name, requestId])).toEqual([
    ['a', 'test-1'],
    ['b', 'test-2'],
  ])
})

it('tells of progress, and of the outcome', async () => {
  const { loads, asked, statusOf } = start()
  loads.start(['a', 'b'])
  asked[0]?.progress(5)
  expect(statusOf('a')).toEqual({ status: 'loading', progress: 5 })
  await asked[0]?.answer(succeed({ size: 7 }))
  await asked[1]?.answer(fail('network'))
  expect(statusOf('a')).toEqual({ status: 'ready', size: 7 })
  expect(statusOf('b')).toEqual({ status: 'failed', failure: { code: 'network', values: {} } })
  asked[0]?.progress(6)
  expect(statusOf('a')).toEqual({ status: 'ready', size: 7 })
})

it('lets the newest load of a name count, and cancels the one before', async () => {
  const { loads, asked, cancelled, changes, statusOf } = start()
  loads.start(['a'])
  loads.refresh('a')
  expect(cancelled).toEqual(['test-1'])
  expect(changes).toHaveLength(1)
  await asked[1]?.answer(succeed({ size: 2 }))
  await asked[0]?.answer(succeed({ size: 1 }))
  expect(statusOf('a')).toEqual({ status: 'ready', size: 2 })
  // A status that is ready stays so until the outcome of a refresh.
  loads.refresh('a')
  asked[2]?.progress(5)
  expect(statusOf('a')).toEqual({ status: 'ready', size: 2 })
  await asked[2]?.answer(succeed({ size: 3 }))
  expect(statusOf('a')).toEqual({ status: 'ready', size: 3 })
})

it('ends a load once, as cancelled, whose late answer changes nothing', async () => {
  const { loads, asked, cancelled, changes, statusOf } = start()
  loads.start(['a'])
  loads.cancel('a')
  loads.cancel('a')
  loads.cancel('unknown')
  expect(cancelled).toEqual(['test-1'])
  expect(changes).toHaveLength(2)
  await asked[0]?.answer(succeed({ size: 1 }))
  expect(statusOf('a')).toEqual({ status: 'failed', failure: { code: 'cancelled', values: {} } })
})

it('resets those that run and those that are ready in one change', async () => {
  const { loads, asked, cancelled, changes, statusOf } = start()
  loads.start(['a', 'b'])
  await asked[0]?.answer(succeed({ size: 1 }))
  loads.reset(['a', 'b'])
  expect(cancelled).toEqual(['test-2'])
  expect(changes.at(-1)).toEqual({ a: { status: 'idle' }, b: { status: 'idle' } })
  await asked[1]?.answer(succeed({ size: 1 }))
  expect(statusOf('b')).toEqual({ status: 'idle' })
})
