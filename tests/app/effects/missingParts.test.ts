/** Why a part could not be had: a new version, or no connection. */
import { describe, expect, it } from 'vitest'
import { isReplaced, startMissingParts, type PartsBrowser } from '../../../src/app/effects/missingParts.ts'
import { setTokenizerStatus } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'

const page = (script: string) => `<!doctype html><script type="module" crossorigin src="${script}"></script>`
const OWN = './assets/index-a1.js'

function browserAt(answer: () => Promise<Response>) {
  const asked: string[] = []
  const listeners: (() => void)[] = []
  const browser: PartsBrowser = {
    document: {
      baseURI: 'https://page.example/a/?embed=1#1.x',
      querySelector: () => ({ getAttribute: () => OWN }),
    },
    fetch: async (input) => {
      asked.push(String(input))
      return answer()
    },
    addEventListener: (type, listener) => void (type === 'vite:preloadError' && listeners.push(listener)),
  }
  return { browser, asked, listeners }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the page at the host', () => {
  it.each([
    ['with the same script is the same', async () => new Response(page(OWN)), false],
    ['with another script is another version', async () => new Response(page('./assets/index-b2.js')), true],
    ['that is not there says nothing', async () => new Response('Not found', { status: 404 }), false],
    ['that cannot be reached says nothing', async () => Promise.reject(new TypeError('Failed to fetch')), false],
  ] as const)('%s', async (_, answer, replaced) => {
    const { browser, asked } = browserAt(answer)
    expect(await isReplaced(browser)).toBe(replaced)
    // The folder of the page, without what is the reader's.
    expect(asked).toEqual(['https://page.example/a/'])
  })
})

describe('the notice', () => {
  const messages = (store: ReturnType<typeof createStore>) =>
    store.getState().session.notices.map(({ message }) => message)
  const failed = (code: 'worker-stopped' | 'network') => ({ status: 'failed', failure: { code, values: {} } }) as const

  it('names the new version, or the connection', async () => {
    for (const [script, message] of [
      ['./assets/index-b2.js', 'notice.page-replaced'],
      [OWN, 'notice.part-missing'],
    ] as const) {
      const store = createStore(defaultComparison('mine', null))
      const { browser, listeners } = browserAt(async () => new Response(page(script)))
      startMissingParts(store, browser)
      for (const listener of listeners) listener()
      await settled()
      expect(messages(store)).toEqual([message])
      expect(store.getState().comparison.text).toBe('mine')
    }
  })

  it('names the new version where a worker could not begin, and leaves other failures to those who say them', async () => {
    for (const [script, expected] of [
      ['./assets/index-b2.js', ['notice.page-replaced']],
      [OWN, []],
    ] as const) {
      const store = createStore(defaultComparison('mine', null))
      const { browser, asked } = browserAt(async () => new Response(page(script)))
      startMissingParts(store, browser)
      setTokenizerStatus(store, 'byt5', failed('network'))
      await settled()
      expect(asked).toEqual([])
      setTokenizerStatus(store, 'gpt2', failed('worker-stopped'))
      await settled()
      expect(messages(store)).toEqual(expected)
    }
  })
})
