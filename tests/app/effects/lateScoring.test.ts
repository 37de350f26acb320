/** Scoring is started once, when it is wanted, and what was asked before it was there is not lost. */
import { describe, expect, it, vi } from 'vitest'
import { createLateScoring } from '../../../src/app/effects/lateScoring.ts'
import { setPanel, setText } from '../../../src/state/actions/comparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import type { ScoringServices } from '../../../src/state/services.ts'
import { createStore } from '../../../src/state/store.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'

function fake() {
  const cancelled = vi.fn<() => void>()
  const never = () => {
    throw new Error('not asked for here')
  }
  const services: ScoringServices = {
    describe: async () => succeed([]),
    score: never,
    scoreText: never,
    next: () => ({
      outcome: Promise.resolve(cancelled.mock.calls.length > 0 ? fail('cancelled') : succeed([])),
      cancel: cancelled,
    }),
    continue: never,
    lab: never,
    inspect: never,
    cancelLoad: never,
    retryLanes: never,
    cancelLanes: never,
    cached: async () => [],
    removeCached: async () => {},
  }
  return { services, cancelled }
}

const store = () => createStore(defaultComparison('text', null))

describe('late scoring', () => {
  it('is not started by a panel that does not score, and once by one that does', () => {
    const own = store()
    const start = vi.fn<() => Promise<ScoringServices>>(async () => fake().services)
    createLateScoring(own, start)
    setText(own, 'another')
    expect(start).toHaveBeenCalledTimes(0)
    setPanel(own, 'probabilities')
    setText(own, 'a third')
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('is started where the page opens on a panel that scores', () => {
    const start = vi.fn<() => Promise<ScoringServices>>(async () => fake().services)
    createLateScoring(createStore({ ...defaultComparison('text', null), panel: 'probabilities' }), start)
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('is started by a call, which is answered', async () => {
    const late = createLateScoring(store(), async () => fake().services)
    expect(await late.next('tessera-byte', [[1]]).outcome).toEqual(succeed([]))
    expect(await late.cached()).toEqual([])
  })

  it('hands on what was cancelled before it was there', async () => {
    const { services, cancelled } = fake()
    const late = createLateScoring(store(), async () => services)
    const running = late.next('tessera-byte', [[1]])
    running.cancel()
    await running.outcome
    expect(cancelled).toHaveBeenCalledTimes(1)
  })

  it('is started again where its part could not be fetched', async () => {
    const start = vi
      .fn<() => Promise<ScoringServices>>(async () => fake().services)
      .mockRejectedValueOnce(new Error('offline'))
    const late = createLateScoring(store(), start)
    await expect(late.cached()).rejects.toThrow('offline')
    expect(await late.cached()).toEqual([])
  })
})
