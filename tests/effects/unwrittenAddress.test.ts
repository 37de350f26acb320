/** What a page that is left keeps for the next one in its place, over a window in memory; `tests/e2e/reload.test.ts` has the browser's. */
import { expect, test } from 'vitest'
import { forgetUnwritten, keepUnwritten, takeUnwritten, type LeftBrowser } from '../../src/effects/unwrittenAddress.ts'

interface Tab {
  readonly kept: Map<string, string>
  readonly hash: string
  readonly entry?: string
  readonly type?: string
}

function windowOf({ kept, hash, entry, type }: Tab) {
  const written: (readonly unknown[])[] = []
  const browser: LeftBrowser = {
    location: { hash },
    history: { replaceState: (state, _, address) => void written.push([state, address]) },
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    performance: {
      getEntriesByType: (name) => (type === undefined ? [] : [{ name, entryType: name, startTime: 0, duration: 0, type, toJSON: () => null }]),
    },
    ...(entry === undefined ? {} : { navigation: { currentEntry: { key: entry } } }),
  }
  return { browser, written }
}

/** What a page that opens as told writes into its address, where one at `#old` in the entry `1` was left with `#new`. */
function opened(tab: Omit<Tab, 'kept'>, entry: string | null = '1') {
  const kept = new Map<string, string>()
  keepUnwritten(windowOf({ kept, hash: '#old', ...(entry === null ? {} : { entry }) }).browser, '#old', { fragment: '#new', state: { text: 'mine' } })
  const next = windowOf({ kept, ...tab })
  takeUnwritten(next.browser)
  expect(kept.size).toBe(0)
  return next.written
}

test('the page that opens in its place takes it, once', () => {
  expect(opened({ hash: '#old', entry: '1', type: 'reload' })).toEqual([[{ text: 'mine' }, '#new']])
  expect(opened({ hash: '#old', entry: '1', type: 'back_forward' })).toEqual([[{ text: 'mine' }, '#new']])
})

test.each([
  ['another address', { hash: '#other', entry: '1', type: 'reload' }],
  ['the same address in another entry, as when Back comes to an older one', { hash: '#old', entry: '2', type: 'back_forward' }],
  ['the same link, opened', { hash: '#old', entry: '1', type: 'navigate' }],
])('%s takes nothing, and it is gone', (_, tab) => {
  expect(opened(tab)).toEqual([])
})

test('where entries have no names, the address and a reload do; a link that is opened still takes nothing', () => {
  expect(opened({ hash: '#old', type: 'reload' }, null)).toEqual([[{ text: 'mine' }, '#new']])
  expect(opened({ hash: '#old', type: 'navigate' }, null)).toEqual([])
})

test.each(['', 'null', '{', '{"hash":"#old"}', '{"hash":"#old","entry":"1","fragment":"#new","state":{"text":7}}'])('what is not ours is nothing: %s', (value) => {
  const kept = new Map([['tessera.unwritten', value]])
  const { browser, written } = windowOf({ kept, hash: '#old', entry: '1', type: 'reload' })
  takeUnwritten(browser)
  expect(written).toEqual([])
})

test('forgotten, and without storage, nothing is taken and nothing throws', () => {
  const kept = new Map<string, string>()
  const { browser, written } = windowOf({ kept, hash: '#old', entry: '1', type: 'reload' })
  keepUnwritten(browser, '#old', { fragment: '#new', state: null })
  forgetUnwritten(browser)
  takeUnwritten(browser)
  const forbidden: LeftBrowser = {
    ...browser,
    get sessionStorage(): never {
      throw new DOMException('forbidden', 'SecurityError')
    },
  }
  keepUnwritten(forbidden, '#old', { fragment: '#new', state: null })
  takeUnwritten(forbidden)
  expect(written).toEqual([])
})
