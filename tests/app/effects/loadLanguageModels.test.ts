/** When language models are loaded: what is fetched, when, and what becomes of retries and changes. */
import { describe, expect, it, vi } from 'vitest'
import { startLanguageModelLoads } from '../../../src/app/effects/loadLanguageModels.ts'
import { createScoringServices } from '../../../src/app/effects/scoringServices.ts'
import { setPanel } from '../../../src/state/actions/comparison.ts'
import {
  addLanguageModel,
  removeLanguageModel,
  retryLanguageModel,
  setDevicePreference,
  wantLanguageModel,
} from '../../../src/state/actions/scoring.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { languageModelStatus } from '../../../src/state/scoringSelectors.ts'
import { createStore } from '../../../src/state/store.ts'
import { fail, succeed } from '../../../src/core/tokenizers/failure.ts'
import { createFakeScoring, loadedLanguageModel } from './fakeScoring.ts'
import { setOptions } from '../../../src/state/actions/options.ts'

function start(panel = 'probabilities') {
  const store = createStore({ ...defaultComparison('text', null), panel })
  setOptions(store, 'scoring', { languageModels: [], readsOthers: false, pairing: 'chosen', reading: 'own' })
  const fake = createFakeScoring()
  const loads = startLanguageModelLoads(store, fake.service, 'https://page.example/')
  const statusOf = (languageModel: string) => languageModelStatus(store.getState(), languageModel)
  const asked = () => fake.loads.map(({ request }) => request.languageModel)
  return { store, effect: loads, statusOf, asked, ...fake }
}

describe('the loading of language models', () => {
  it('fetches nothing before a language model is chosen and a panel that scores is open', () => {
    const { store, asked } = start('compare')
    expect(asked()).toEqual([])
    addLanguageModel(store, 'tessera-bpe')
    expect(asked()).toEqual([])
    setPanel(store, 'probabilities')
    expect(asked()).toEqual(['tessera-bpe'])
    removeLanguageModel(store, 'tessera-bpe')
    setOptions(store, 'scoring', { readsOthers: true, excess: 'tessera-character' })
    expect(asked()).toEqual(['tessera-bpe', 'tessera-byte', 'tessera-character'])
  })

  it('loads for other panels what they ask for', () => {
    const { store, asked } = start('compare')
    wantLanguageModel(store, 'markov-f1')
    expect(asked()).toEqual(['markov-f1'])
  })

  it('waits for the reader’s word where a link names a language model of the hub', () => {
    const { store, asked, statusOf } = start()
    setOptions(store, 'scoring', { languageModels: ['hub:org/name'] })
    expect(asked()).toEqual([])
    expect(statusOf('hub:org/name').status).toBe('idle')
    addLanguageModel(store, 'hub:org/name', 'q4')
    expect(asked()).toEqual(['hub:org/name'])
  })

  it('tells of progress and of the outcome, and sends the address, the token and the choices along', async () => {
    const { store, loads, statusOf } = start()
    store.setState(({ session }) => ({
      session: { ...session, hubAddress: 'https://mirror.example', hubToken: 'hf_x' },
    }))
    setDevicePreference(store, 'wasm')
    addLanguageModel(store, 'hub:org/name', 'q4')
    expect(loads[0]?.request).toMatchObject({
      languageModel: 'hub:org/name',
      device: 'wasm',
      dtype: 'q4',
      settings: { assetsBase: 'https://page.example/', hubAddress: 'https://mirror.example', hubToken: 'hf_x' },
    })
    expect(statusOf('hub:org/name')).toEqual({ status: 'loading', progress: null })
    const progress = { phase: 'fetching' as const, files: [], loadedBytes: 5, totalBytes: null }
    loads[0]?.progress(progress)
    expect(statusOf('hub:org/name')).toEqual({ status: 'loading', progress })
    await loads[0]?.answer(succeed(loadedLanguageModel('hub:org/name')))
    loads[0]?.progress(progress)
    expect(statusOf('hub:org/name')).toMatchObject({ status: 'ready', device: { kind: 'wasm' } })
  })

  it('loads again after a failure when told to, and not by itself', async () => {
    const { store, loads, statusOf } = start()
    addLanguageModel(store, 'tessera-bpe')
    await loads[0]?.answer(fail('network', { where: 'page.example' }))
    expect(statusOf('tessera-bpe')).toMatchObject({ status: 'failed', failure: { code: 'network' } })
    setOptions(store, 'scoring', { begin: false })
    expect(loads).toHaveLength(1)
    retryLanguageModel(store, 'tessera-bpe')
    expect(loads).toHaveLength(2)
  })

  it('cancels a load, whose late answer changes nothing', async () => {
    const { store, effect, loads, cancelled, statusOf } = start()
    addLanguageModel(store, 'tessera-bpe')
    effect.cancel('tessera-bpe')
    expect(cancelled).toEqual([loads[0]?.request.requestId])
    expect(statusOf('tessera-bpe')).toMatchObject({ status: 'failed', failure: { code: 'cancelled' } })
    await loads[0]?.answer(succeed(loadedLanguageModel('tessera-bpe')))
    expect(statusOf('tessera-bpe').status).toBe('failed')
  })

  it('loads again where the device or the precision was changed', async () => {
    const { store, loads, cancelled, statusOf } = start()
    addLanguageModel(store, 'tessera-bpe')
    await loads[0]?.answer(succeed(loadedLanguageModel('tessera-bpe')))
    addLanguageModel(store, 'hub:org/name')
    setDevicePreference(store, 'webgpu')
    expect(loads.slice(2).map(({ request }) => [request.languageModel, request.device])).toEqual([
      ['tessera-bpe', 'webgpu'],
      ['hub:org/name', 'webgpu'],
    ])
    expect(cancelled).toEqual([loads[1]?.request.requestId])
    await loads[3]?.answer(succeed(loadedLanguageModel('hub:org/name')))
    setOptions(store, 'scoring', { dtypes: { 'hub:org/name': 'fp16' } })
    expect(loads[4]?.request).toMatchObject({ languageModel: 'hub:org/name', dtype: 'fp16' })
    expect(statusOf('hub:org/name').status).toBe('loading')
    expect(loads).toHaveLength(5)
  })

  it('hears of a move to another device', async () => {
    const { store, loads, move, statusOf } = start()
    addLanguageModel(store, 'tessera-bpe')
    await loads[0]?.answer(succeed({ ...loadedLanguageModel('tessera-bpe'), device: { kind: 'webgpu' } }))
    move({ ...loadedLanguageModel('tessera-bpe'), notes: [{ code: 'webgpu-lost', values: { detail: 'reset' } }] })
    expect(statusOf('tessera-bpe')).toMatchObject({
      status: 'ready',
      device: { kind: 'wasm' },
      notes: [{ code: 'webgpu-lost' }],
    })
  })

  it('loads again what a stopped worker lost, when a panel’s call finds out', async () => {
    const { store, effect, service, loads, asked } = start('compare')
    wantLanguageModel(store, 'markov-f1')
    await loads[0]?.answer(succeed(loadedLanguageModel('markov-f1')))
    const scoring = { service, loads: effect, lanes: { retry: () => {}, cancel: () => {} } }
    const services = createScoringServices(store, async () => scoring, 'https://page.example/')
    await services.next({ languageModel: 'markov-f1', contexts: [[1]] }).outcome
    await vi.waitFor(() => expect(asked()).toEqual(['markov-f1', 'markov-f1']))
  })
})
