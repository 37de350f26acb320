import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startLoading } from '../../../src/app/effects/loadTokenizers.ts'
import { addTokenizer, setText } from '../../../src/state/actions/comparison.ts'
import { retryTokenizer, setHubToken } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { tokenizerStatus } from '../../../src/state/selectors.ts'
import { createStore } from '../../../src/state/store.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import { createFakeService } from './fakeService.ts'

const card = findCard('gpt2')?.card

function loaded() {
  if (card === undefined) throw new Error('no card gpt2')
  return succeed({ card, incremental: true })
}

function start(tokenizers: readonly string[]) {
  const store = createStore({ ...defaultComparison('the text', null), tokenizers, baseline: null })
  const fake = createFakeService()
  const { stop, cancel } = startLoading(store, fake.service, 'https://page.example/', () =>
    Promise.reject(new Error('nothing is trained')),
  )
  const status = (reference: string) => tokenizerStatus(store.getState(), reference).status
  return { store, stop, cancel, status, ...fake }
}

describe('the load effect', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('loads each reference once, and those that are added', () => {
    const { store, loads, status } = start(['gpt2', 'byt5'])
    expect(loads.map(({ request }) => request.reference)).toEqual(['gpt2', 'byt5'])
    expect(status('gpt2')).toBe('loading')
    addTokenizer(store, 'canine')
    addTokenizer(store, 'gpt2')
    expect(loads.map(({ request }) => request.reference)).toEqual(['gpt2', 'byt5', 'canine'])
  })

  it('says ready or why not, and loads again on a retry', async () => {
    const { store, loads, status } = start(['hub:org/name'])
    await loads[0]?.answer(fail('gated', { what: 'org/name' }))
    expect(tokenizerStatus(store.getState(), 'hub:org/name')).toMatchObject({
      status: 'failed',
      failure: { code: 'gated' },
    })
    expect(loads.length).toBe(1)
    setHubToken(store, ' secret ')
    retryTokenizer(store, 'hub:org/name')
    expect(loads[1]?.request.settings.hubToken).toBe('secret')
    await loads[1]?.answer(loaded())
    expect(status('hub:org/name')).toBe('ready')
  })

  it('is stopped by the reader, which is no word of the server, and begins anew on a retry', async () => {
    const { store, loads, cancelled, cancel, status } = start(['hub:org/slow', 'byt5'])
    cancel('hub:org/slow')
    expect(tokenizerStatus(store.getState(), 'hub:org/slow')).toEqual({
      status: 'failed',
      failure: { code: 'cancelled', values: {} },
    })
    expect(cancelled).toEqual([loads[0]?.request.requestId])
    // What comes late changes nothing.
    await loads[0]?.answer(loaded())
    expect(status('hub:org/slow')).toBe('failed')
    expect(status('byt5')).toBe('loading')
    retryTokenizer(store, 'hub:org/slow')
    await loads.at(-1)?.answer(loaded())
    expect(status('hub:org/slow')).toBe('ready')
    cancel('hub:org/slow')
    expect(status('hub:org/slow')).toBe('ready')
  })

  it('fits multi-word on the text, and again when the text has rested', async () => {
    const { store, loads, status } = start(['mwt:gpt2:text', 'mwt:gpt2:list'])
    expect(loads.map(({ request }) => request.settings.fittingText)).toEqual(['the text', null])
    await loads[0]?.answer(loaded())
    setText(store, 'another')
    setText(store, 'another text')
    expect(loads.length).toBe(2)
    vi.advanceTimersByTime(400)
    expect(loads[2]?.request).toMatchObject({ reference: 'mwt:gpt2:text', settings: { fittingText: 'another text' } })
    expect(status('mwt:gpt2:text')).toBe('ready')
  })
})
