import { describe, expect, it } from 'vitest'
import { readSettings, startSettings } from '../../../src/app/effects/settings.ts'
import { setKeepsDrafts } from '../../../src/state/actions/drafts.ts'
import { setHubAddress, setHubToken } from '../../../src/state/actions/session.ts'
import { setDensity, setTheme } from '../../../src/state/actions/view.ts'
import { setText } from '../../../src/state/actions/comparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'

function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => {
      items.delete(key)
    },
    setItem: (key, value) => {
      items.set(key, value)
    },
  }
}

const blocked = (): Storage => {
  throw new DOMException('blocked', 'SecurityError')
}

const start = { theme: 'system', density: 'comfortable', hubAddress: 'https://huggingface.co', keepsDrafts: true }

describe('settings', () => {
  it('are the theme, the density, the hub address and whether drafts are kept, and nothing else', () => {
    const storage = memoryStorage()
    const store = createStore(defaultComparison('a secret text', null))
    startSettings(store, () => storage)
    setTheme(store, 'dark')
    setDensity(store, 'compact')
    setHubToken(store, 'a secret token')
    setText(store, 'another secret')
    setHubAddress(store, 'http://localhost:9999')
    setKeepsDrafts(store, false)
    expect(readSettings(() => storage)).toEqual({
      theme: 'dark',
      density: 'compact',
      hubAddress: 'http://localhost:9999',
      keepsDrafts: false,
    })
    const all = Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')).join()
    expect(all).not.toContain('secret')
  })

  it('start anew where storage is blocked or holds something else', () => {
    expect(readSettings(blocked)).toEqual(start)
    for (const stored of ['{', '[]', 'null', '{"theme":"pink","density":"tight","hubAddress":"javascript:alert(1)"}']) {
      const storage = memoryStorage()
      storage.setItem('tessera.settings', stored)
      expect(readSettings(() => storage)).toEqual(start)
    }
  })

  it('that cannot be kept are no failure', () => {
    const store = createStore(defaultComparison('', null))
    startSettings(store, blocked)
    setTheme(store, 'dark')
    expect(store.getState().view.theme).toBe('dark')
  })
})
