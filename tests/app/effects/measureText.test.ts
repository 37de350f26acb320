import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startMeasuring } from '../../../src/app/effects/measureText.ts'
import { setText } from '../../../src/state/actions/comparison.ts'
import { setLane } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'
import { succeed } from '../../../src/core/tokenizers/failure.ts'
import { createFakeService, lengthEncoding } from './fakeService.ts'

const options = { addSpecialTokens: false, parseSpecialTokens: false }

function start() {
  const store = createStore({ ...defaultComparison('one', null), tokenizers: ['byt5', 'canine'], baseline: 'byt5' })
  const fake = createFakeService()
  startMeasuring(store, fake.service)
  const show = (text: string, origin: 'live' | 'recorded') => {
    const input = { text, options, detail: 'columns' } as const
    for (const lane of ['byt5', 'canine'])
      setLane(store, lane, { result: { input, encoding: lengthEncoding(text), origin } })
    return input
  }
  return { store, show, ...fake }
}

const measurement = {
  text: { bytes: 3, utf16Units: 3, codePoints: 3, graphemes: 3, words: 1, segmenter: 'test' },
  lanes: {},
}

describe('the measure effect', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('asks once, for all lanes, after they have rested', async () => {
    const { store, show, measures } = start()
    const input = show('one', 'live')
    vi.advanceTimersByTime(399)
    expect(measures).toEqual([])
    vi.advanceTimersByTime(1)
    expect(measures.map(({ request }) => request.lanes)).toEqual([['byt5', 'canine']])
    await measures[0]?.answer(succeed(measurement))
    expect(store.getState().session.measured).toEqual({ input, locale: '', measurement })
  })

  it('does not measure what is recorded, or of another text', () => {
    const { store, show, measures } = start()
    show('one', 'recorded')
    vi.advanceTimersByTime(1000)
    show('one', 'live')
    setText(store, 'two')
    vi.advanceTimersByTime(1000)
    expect(measures).toEqual([])
  })

  it('drops an answer that comes after a change', async () => {
    const { store, show, measures, cancelled } = start()
    show('one', 'live')
    vi.advanceTimersByTime(400)
    setText(store, 'two')
    expect(cancelled).toEqual([measures[0]?.request.requestId])
    await measures[0]?.answer(succeed(measurement))
    expect(store.getState().session.measured).toBeNull()
  })
})
