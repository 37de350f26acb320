/** Scoring is started once, when it is wanted, and what was asked before it was there is not lost. */
import { describe, expect, it, vi } from 'vitest'
import { createScoringServices, type Scoring } from '../../../src/app/effects/scoringServices.ts'
import { setPanel, setText } from '../../../src/state/actions/comparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore, type Store } from '../../../src/state/store.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import type { ScoringService } from '../../../src/platform/workers/scoring/protocol.ts'
import { createFakeScoring } from './fakeScoring.ts'

/** Notes what reaches the worker's service, in its order; `next` answers once it was noted. */
function fake() {
  const asked: unknown[][] = []
  const fakeScoring = createFakeScoring()
  const service: ScoringService = {
    ...fakeScoring.service,
    next: async (request) => {
      asked.push(['next', request])
      await Promise.resolve()
      return fakeScoring.cancelled.includes(request.requestId) ? fail('cancelled') : succeed([])
    },
    inspect: async (request) => {
      asked.push(['inspect', request])
      return fail('not-found')
    },
    cancel: async (requestId) => {
      asked.push(['cancel', requestId])
      fakeScoring.cancelled.push(requestId)
    },
  }
  const commands: string[] = []
  const scoring: Scoring = {
    service,
    loads: { cancel: (languageModel) => commands.push(`cancel ${languageModel}`) },
    lanes: { retry: () => commands.push('retry'), cancel: () => commands.push('cancel lanes') },
  }
  return { ...fakeScoring, scoring, asked, commands }
}

const store = () => createStore(defaultComparison('text', null))
const services = (own: Store, start: () => Promise<Scoring>) =>
  createScoringServices(own, start, 'https://page.example/')
const request = { languageModel: 'tessera-byte', contexts: [[1]] }

describe('when scoring is started', () => {
  it('is not by a panel that does not score, and once by one that does', () => {
    const own = store()
    const start = vi.fn<() => Promise<Scoring>>(async () => fake().scoring)
    services(own, start)
    setText(own, 'another')
    expect(start).toHaveBeenCalledTimes(0)
    setPanel(own, 'probabilities')
    setText(own, 'a third')
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('is where the page opens on a panel that scores', () => {
    const start = vi.fn<() => Promise<Scoring>>(async () => fake().scoring)
    services(createStore({ ...defaultComparison('text', null), panel: 'probabilities' }), start)
    expect(start).toHaveBeenCalledTimes(1)
  })

  it('is by a call, which is answered', async () => {
    const late = services(store(), async () => fake().scoring)
    expect(await late.next(request).outcome).toEqual(succeed([]))
    expect(await late.cached()).toEqual([])
  })

  it('is again where its part could not be fetched; what was asked says so, and can be stopped all the same', async () => {
    const start = vi
      .fn<() => Promise<Scoring>>(async () => fake().scoring)
      .mockRejectedValueOnce(new Error('offline'))
      .mockRejectedValueOnce(new Error('offline'))
      .mockRejectedValueOnce(new Error('offline'))
    const late = services(store(), start)
    await expect(late.cached()).rejects.toThrow('offline')
    const running = late.next(request)
    await expect(running.outcome).rejects.toThrow('offline')
    running.cancel()
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(3))
    expect(await late.cached()).toEqual([])
  })
})

describe('what panels ask', () => {
  it('is stopped by its own request id, also before scoring is there', async () => {
    const { scoring, asked } = fake()
    const late = services(store(), async () => scoring)
    const [stopped, other] = [late.next(request), late.next(request)]
    stopped.cancel()
    expect(await stopped.outcome).toEqual(fail('cancelled'))
    expect(await other.outcome).toEqual(succeed([]))
    expect(asked).toEqual([
      ['next', { ...request, requestId: 'panel-1' }],
      ['next', { ...request, requestId: 'panel-2' }],
      ['cancel', 'panel-1'],
    ])
  })

  it('is told of on the way', async () => {
    const { scoring, scores } = fake()
    const told: number[][] = []
    const ids = Uint32Array.of(1, 2)
    const options = { begin: true, topK: 0, stride: null }
    const running = services(store(), async () => scoring).score(
      { languageModel: 'tessera-byte', ids, options },
      (done, total) => told.push([done, total]),
    )
    await vi.waitFor(() => expect(scores).toHaveLength(1))
    scores[0]?.progress(1, 2)
    await scores[0]?.answer(fail('cancelled'))
    expect(await running.outcome).toEqual(fail('cancelled'))
    expect(told).toEqual([[1, 2]])
  })

  it('has the address and the token of the hub added', async () => {
    const own = store()
    own.setState(({ session }) => ({ session: { ...session, hubAddress: 'https://mirror.example', hubToken: 'hf_x' } }))
    const { scoring, asked } = fake()
    await services(own, async () => scoring).inspect('hub:org/name').outcome
    const settings = { assetsBase: 'https://page.example/', hubAddress: 'https://mirror.example', hubToken: 'hf_x' }
    expect(asked).toEqual([['inspect', { requestId: 'panel-1', languageModel: 'hub:org/name', settings }]])
  })

  it('reaches the effects of scoring', async () => {
    const { scoring, commands } = fake()
    const late = services(store(), async () => scoring)
    late.cancelLoad('tessera-byte')
    late.retryLanes()
    late.cancelLanes()
    await vi.waitFor(() => expect(commands).toEqual(['cancel tessera-byte', 'retry', 'cancel lanes']))
  })
})
