/** A link never asks another server for anything: what it names waits for the reader's word, once a tab and hub. */
import { describe, expect, it } from 'vitest'
import { awaitingConsent, readAllowed, startConsent } from '../../../src/app/effects/consent.ts'
import { startLoading } from '../../../src/app/effects/loadTokenizers.ts'
import {
  allowTokenizer,
  holdTokenizers,
  setHubAddress,
  setTokenizerStatus,
} from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'
import { createFakeService } from './fakeService.ts'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  }
}

const refused = (): Storage => {
  throw new DOMException('forbidden', 'SecurityError')
}

describe('consent', () => {
  it('is asked for what another server holds, and for nothing else', () => {
    const references = ['gpt2', 'hub:org/name', 'mwt:gpt2:list', `file:${'0'.repeat(64)}:mine.json`]
    expect(awaitingConsent(references, new Set(), 'https://hub.example')).toEqual(['hub:org/name'])
  })

  it('holds the load until it is given, and is remembered for this hub only', () => {
    const store = createStore({ ...defaultComparison('text', null), tokenizers: ['byt5', 'hub:org/name'] })
    const storage = memory()
    holdTokenizers(store, ['hub:org/name'])
    const { service, loads } = createFakeService()
    const stops = [
      startConsent(store, () => storage),
      startLoading(store, service, 'https://page.example/', () => Promise.reject(new Error('nothing is trained'))).stop,
    ]
    expect(loads.map(({ request }) => request.reference)).toEqual(['byt5'])
    allowTokenizer(store, 'hub:org/name')
    expect(loads.map(({ request }) => request.reference)).toEqual(['byt5', 'hub:org/name'])
    const { hubAddress } = store.getState().session
    expect(
      awaitingConsent(
        ['hub:org/name', 'hub:org/other'],
        readAllowed(() => storage),
        hubAddress,
      ),
    ).toEqual(['hub:org/other'])
    setHubAddress(store, 'https://elsewhere.example')
    expect(
      awaitingConsent(
        ['hub:org/name'],
        readAllowed(() => storage),
        'https://elsewhere.example',
      ),
    ).toEqual(['hub:org/name'])
    for (const stop of stops) stop()
  })

  it('is not taken back from a tokenizer that is there', () => {
    const store = createStore(defaultComparison('text', null))
    setTokenizerStatus(store, 'hub:org/name', { status: 'loading', progress: null })
    holdTokenizers(store, ['hub:org/name', 'hub:org/other'])
    const { tokenizers } = store.getState().session
    expect([tokenizers['hub:org/name']?.status, tokenizers['hub:org/other']?.status]).toEqual([
      'loading',
      'needsConsent',
    ])
  })

  it.each(['not JSON', '{}', '[1]', JSON.stringify(Array.from({ length: 101 }, String))])(
    'does not believe a storage that says %s',
    (stored) => {
      const storage = memory()
      storage.setItem('tessera.allowed', stored)
      expect(readAllowed(() => storage).size).toBe(0)
    },
  )

  it('is asked each time where the storage is forbidden', () => {
    const store = createStore(defaultComparison('text', null))
    const stop = startConsent(store, refused)
    setTokenizerStatus(store, 'hub:org/name', { status: 'loading', progress: null })
    expect(awaitingConsent(['hub:org/name'], readAllowed(refused), store.getState().session.hubAddress)).toEqual([
      'hub:org/name',
    ])
    stop()
  })
})
