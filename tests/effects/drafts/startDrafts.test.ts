/** Which texts are kept as drafts, when, and which are offered; two tabs at once. The database is a map, time is fake. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DraftDatabase } from '../../../src/effects/drafts/draftDatabase.ts'
import { startDrafts, type DraftParts } from '../../../src/effects/drafts/startDrafts.ts'
import { chooseSample, setText } from '../../../src/state/actions/comparison.ts'
import { offerDraft, restoreDraft, setKeepsDrafts } from '../../../src/state/actions/drafts.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import type { Draft } from '../../../src/state/session.ts'
import { createStore } from '../../../src/state/store.ts'

/** Shared by the tabs of one browser. */
class Browser {
  readonly kept = new Map<string, Draft>()
  readonly #open = new Set<string>()
  writes = 0
  readonly drafts: DraftDatabase = {
    all: async () => [...this.kept.values()].toSorted((one, other) => other.savedAt - one.savedAt),
    put: async (draft) => {
      this.writes += 1
      this.kept.set(draft.id, draft)
    },
    remove: async (id) => void this.kept.delete(id),
    clear: async () => this.kept.clear(),
  }

  async open({ text = 'prepared', ...parts }: Partial<DraftParts> & { readonly text?: string } = {}) {
    let name = ''
    const locks = {
      request: (lock: string) => {
        name = lock
        this.#open.add(lock)
        return new Promise<never>(() => {})
      },
      query: async () => ({ held: [...this.#open].map((held) => ({ name: held })), pending: [] }),
    }
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    const store = createStore(defaultComparison(text, null))
    const stop = await startDrafts(store, {
      drafts: this.drafts, locks, page, openedText: text, offers: true, allowed: () => true, ...parts,
    })
    const close = (): void => {
      stop()
      this.#open.delete(name)
    }
    return { store, page, close, offered: () => store.getState().session.offeredDraft?.text ?? null }
  }

  texts(): readonly string[] {
    return [...this.kept.values()].map(({ text }) => text)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('typing is kept a second later, once; the tab that was closed is offered to the next', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  for (const text of ['m', 'mi', 'mine']) setText(tab.store, text)
  expect(browser.writes).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(browser.texts()).toEqual(['mine'])
  expect(browser.writes).toBe(1)
  tab.close()
  const next = await browser.open()
  expect(next.offered()).toBe('mine')
  restoreDraft(next.store)
  expect(next.store.getState().comparison).toMatchObject({ text: 'mine', sampleId: null })
  // Kept on, as this tab's.
  expect(browser.texts()).toEqual(['mine'])
  expect(next.offered()).toBeNull()
})

test('a tab that is hidden keeps its text at once, for it may not come back', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, 'mine')
  Object.assign(tab.page, { visibilityState: 'hidden' }).dispatchEvent(new Event('visibilitychange'))
  expect(browser.texts()).toEqual(['mine'])
})

test('what was deleted is not offered again', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, 'mine')
  vi.advanceTimersByTime(1000)
  tab.close()
  const next = await browser.open()
  offerDraft(next.store, null)
  expect(browser.texts()).toEqual([])
  expect((await browser.open()).offered()).toBeNull()
})

test('the text as the page was opened, prepared texts and no text are no drafts', async () => {
  const browser = new Browser()
  const { store } = await browser.open({ text: 'of a link' })
  setText(store, 'mine')
  vi.advanceTimersByTime(1000)
  expect(browser.texts()).toEqual(['mine'])
  for (const leave of [() => chooseSample(store, 'sample', 'prepared'), () => setText(store, ''), () => setText(store, 'of a link')]) {
    setText(store, 'mine')
    vi.advanceTimersByTime(1000)
    expect(browser.texts()).toEqual(['mine'])
    leave()
    vi.advanceTimersByTime(1000)
    expect(browser.texts()).toEqual([])
  }
  setText(store, 'x'.repeat(10_000_001))
  vi.advanceTimersByTime(1000)
  expect(browser.texts()).toEqual([])
})

test('two tabs keep a text each, and an open one offers nothing to the other', async () => {
  const browser = new Browser()
  const [one, other] = [await browser.open(), await browser.open()]
  setText(one.store, 'one')
  setText(other.store, 'other')
  vi.advanceTimersByTime(1000)
  expect(browser.texts().toSorted()).toEqual(['one', 'other'])
  expect((await browser.open()).offered()).toBeNull()
  one.close()
  expect((await browser.open()).offered()).toBe('one')
})

test('a page with a text of its own is offered nothing, and of many drafts the newest five are kept', async () => {
  const browser = new Browser()
  for (let number = 0; number < 8; number++) {
    const tab = await browser.open()
    setText(tab.store, `text ${number}`)
    vi.advanceTimersByTime(1000)
    tab.close()
  }
  expect((await browser.open({ offers: false })).offered()).toBeNull()
  expect(browser.texts()).toEqual([3, 4, 5, 6, 7].map((number) => `text ${number}`))
  expect((await browser.open()).offered()).toBe('text 7')
})

test('turned off: everything is deleted, nothing is offered nor kept, in no tab; turned on: kept again', async () => {
  const browser = new Browser()
  let isAllowed = true
  const allowed = () => isAllowed
  const left = await browser.open()
  setText(left.store, 'left')
  vi.advanceTimersByTime(1000)
  left.close()
  const [one, other] = [await browser.open({ allowed }), await browser.open({ allowed })]
  setText(other.store, 'other')
  vi.advanceTimersByTime(1000)
  expect(one.offered()).toBe('left')
  isAllowed = false
  setKeepsDrafts(one.store, false)
  expect(browser.texts()).toEqual([])
  expect(one.offered()).toBeNull()
  setText(one.store, 'mine')
  setText(other.store, 'other still')
  vi.advanceTimersByTime(1000)
  expect(browser.texts()).toEqual([])
  isAllowed = true
  setKeepsDrafts(one.store, true)
  expect(browser.texts()).toEqual(['mine'])
})

test('without locks the newest draft of all is offered', async () => {
  const browser = new Browser()
  const tab = await browser.open({ locks: undefined })
  setText(tab.store, 'mine')
  vi.advanceTimersByTime(1000)
  expect((await browser.open({ locks: undefined })).offered()).toBe('mine')
})
