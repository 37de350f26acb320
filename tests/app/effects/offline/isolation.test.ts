/** When the page is loaded again to be isolated: once, only for scoring, and never where something would be lost. */
import { describe, expect, it, vi } from 'vitest'
import { isolate } from '../../../../src/app/effects/offline/isolation.ts'
import { setLink, setHubToken } from '../../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../../src/state/comparison.ts'
import { createStore } from '../../../../src/state/store.ts'

interface Situation {
  readonly panel?: string
  readonly isolated?: boolean
  readonly cores?: number
  readonly active?: boolean
  readonly kept?: ReadonlyMap<string, string>
  readonly storage?: 'works' | 'forbidden'
  readonly tokenizers?: readonly string[]
  readonly change?: (store: ReturnType<typeof createStore>) => void
}

for (const name of ['HTMLTextAreaElement', 'HTMLInputElement']) vi.stubGlobal(name, EventTarget)

/** How often the page was loaded again, and whether scoring may go on. */
async function outcome({
  panel = 'probabilities',
  isolated = false,
  cores = 4,
  active = true,
  kept = new Map(),
  storage = 'works',
  tokenizers = ['gpt2'],
  change,
}: Situation) {
  const store = createStore({ ...defaultComparison('text', null), panel, tokenizers: [...tokenizers] })
  change?.(store)
  const values = new Map(kept)
  const reload = vi.fn<() => void>()
  const browser = {
    crossOriginIsolated: isolated,
    document: { activeElement: null },
    location: { reload },
    get sessionStorage() {
      if (storage === 'forbidden') throw new DOMException('forbidden', 'SecurityError')
      return {
        getItem: (key: string) => values.get(key) ?? null,
        setItem: (key: string, value: string) => values.set(key, value),
      }
    },
  }
  let goesOn = false
  const work = isolate(store, browser, Promise.resolve({ active: async () => active }), cores).then(
    () => (goesOn = true),
  )
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, 20))])
  return { reloads: reload.mock.calls.length, goesOn, kept: values }
}

describe('isolation', () => {
  it('loads the page again where threads are about to be of use, and does not score before', async () => {
    expect(await outcome({})).toMatchObject({ reloads: 1, goesOn: false })
  })

  it('happens once a tab', async () => {
    const { kept } = await outcome({})
    expect(await outcome({ kept })).toMatchObject({ reloads: 0, goesOn: true })
  })

  it.each<readonly [string, Situation]>([
    ['isolated already', { isolated: true }],
    ['one core', { cores: 1 }],
    ['another panel', { panel: 'bias-lab' }],
    ['no service worker in time', { active: false }],
    ['no storage to remember it by', { storage: 'forbidden' }],
    ['a file of the reader', { tokenizers: ['gpt2', `file:${'0'.repeat(64)}:own.json`] }],
    ['a text that is too long for the address', { change: (store) => setLink(store, 'without-text') }],
    ['an access token, which is in memory only', { change: (store) => setHubToken(store, 'secret') }],
  ])('does not happen with %s: scoring goes on', async (_, situation) => {
    expect(await outcome(situation)).toMatchObject({ reloads: 0, goesOn: true })
  })
})
