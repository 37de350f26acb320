/** Which texts are kept as drafts, when, and which are offered; two tabs at once. Storage and database are maps, time is fake. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftShelf } from '../../../../src/platform/storage/draftShelf.ts'
import { createJournal, readEntries } from '../../../../src/platform/storage/journal.ts'
import { startDrafts } from '../../../../src/app/effects/drafts/startDrafts.ts'
import { startKeeping } from '../../../../src/app/effects/keepScreen.ts'
import { replaceComparison, replaceText, setText } from '../../../../src/state/actions/comparison.ts'
import { showStep } from '../../../../src/state/actions/lesson.ts'
import { offerDraft, restoreDraft, setKeepsDrafts } from '../../../../src/state/actions/drafts.ts'
import { defaultComparison } from '../../../../src/state/comparison.ts'
import { createStore, type Store } from '../../../../src/state/store.ts'
import { defaultSampleId, defaultText } from '../../../../src/core/samples/samples.ts'
import { mapStorage, memoryBodies, windowIn } from './memoryBrowser.ts'

interface Opening {
  readonly text?: string
  readonly offers?: boolean
  readonly allowed?: () => boolean
  readonly hasLocks?: boolean
}

/** Shared by the tabs of one browser. */
class Browser {
  readonly local = mapStorage()
  readonly bodies = memoryBodies()
  readonly shelf = draftShelf(() => this.local, this.bodies)
  readonly #open = new Set<string>()
  #tabs = 0

  async open({ text = 'prepared', offers = true, allowed = () => true, hasLocks = true }: Opening = {}) {
    const tab = `tab ${(this.#tabs += 1)}`
    const session = mapStorage()
    const held: string[] = []
    const locks = {
      request: (lock: string) => {
        this.#open.add(lock)
        held.push(lock)
        return new Promise<never>(() => {})
      },
      query: async () => ({ held: [...this.#open].map((name) => ({ name })), pending: [] }),
    }
    const store = createStore(defaultComparison(text, null))
    const journal = createJournal({
      tab,
      local: () => this.local,
      session: () => session,
      keepsDrafts: () => store.getState().session.keepsDrafts && allowed(),
    })
    const { browser } = windowIn({ session, hash: '', entry: tab })
    const stopKeeping = startKeeping(store, browser, journal, null)
    const drafts = await startDrafts(store, {
      shelf: this.shelf,
      journal,
      locks: hasLocks ? locks : undefined,
      before: null,
      offers,
      allowed,
    })
    const close = (): void => {
      stopKeeping()
      drafts.stop()
      for (const lock of held) this.#open.delete(lock)
    }
    return { store, drafts, session, close, offered: () => store.getState().session.offeredDraft?.text ?? null }
  }

  async texts(): Promise<readonly (string | undefined)[]> {
    return Promise.all(this.shelf.tabs().map(async (tab) => (await this.shelf.read(tab))?.text))
  }
}

const aSecondLater = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000)
const long = (seed: string): string => seed.repeat(5000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('typing is kept in the task of the key; the tab that was closed is offered to the next', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  for (const text of ['m', 'mi', 'mine']) {
    setText(tab.store, text)
    expect(readEntries(() => browser.local).map(([, { inserted }]) => inserted)).toEqual([text])
  }
  tab.close()
  const next = await browser.open()
  expect(next.offered()).toBe('mine')
  restoreDraft(next.store)
  expect(next.store.getState().comparison).toMatchObject({ text: 'mine', sampleId: null })
  await aSecondLater()
  // Kept on, as this tab's.
  expect(await browser.texts()).toEqual(['mine'])
  expect(next.offered()).toBeNull()
})

test('a second later the database has it, and a key in a long text writes what it changed', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, long('mine'))
  await aSecondLater()
  expect([...browser.bodies.kept.values()]).toEqual([long('mine')])
  setText(tab.store, `${long('mine')}, and more`)
  expect(readEntries(() => browser.local)[0]?.[1].inserted).toBe(', and more')
  expect(await browser.texts()).toEqual([`${long('mine')}, and more`])
  await aSecondLater()
  expect([...browser.bodies.kept.values()]).toEqual([`${long('mine')}, and more`])
  tab.close()
  expect((await browser.open()).offered()).toBe(`${long('mine')}, and more`)
})

test('a text kept before it is shown needs no other room when it is', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, 'mine')
  await tab.drafts.keepFirst(long('dropped'))
  expect(await browser.texts()).toEqual(['mine'])
  setText(tab.store, long('dropped'))
  expect(readEntries(() => browser.local)[0]?.[1].inserted).toBe('')
  expect(await browser.texts()).toEqual([long('dropped')])
})

test('what a killed browser had in its database, but no journal of, is offered', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, long('mine'))
  await aSecondLater()
  browser.local.clear()
  tab.close()
  expect((await browser.open()).offered()).toBe(long('mine'))
})

test('what has no room in the storage goes into the database at once; what has room nowhere is said, and asked for before the page is left', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  browser.local.room = 1000
  tab.session.room = 5000
  setText(tab.store, long('mine'))
  await vi.advanceTimersByTimeAsync(0)
  expect(await browser.texts()).toEqual([long('mine')])
  expect(tab.store.getState().session.textKept).toBe(true)
  browser.bodies.isFull = true
  setText(tab.store, long('other'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(tab.store.getState().session).toMatchObject({
    textKept: false,
    notices: [{ message: 'notice.text-not-kept' }],
  })
  setText(tab.store, 'short')
  expect(tab.store.getState().session.textKept).toBe(true)
})

test('what was deleted is not offered again', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, 'mine')
  await aSecondLater()
  tab.close()
  const next = await browser.open()
  offerDraft(next.store, null)
  await aSecondLater()
  expect(await browser.texts()).toEqual([])
  expect(browser.bodies.kept.size).toBe(0)
  expect((await browser.open()).offered()).toBeNull()
})

test('the text as the page was opened, and no text, are no drafts', async () => {
  const browser = new Browser()
  const { store } = await browser.open({ text: 'of a link' })
  for (const leave of [() => setText(store, ''), () => setText(store, 'of a link')]) {
    setText(store, 'mine')
    await aSecondLater()
    expect(await browser.texts()).toEqual(['mine'])
    leave()
    expect(await browser.texts()).toEqual([])
    await aSecondLater()
    expect(browser.bodies.kept.size).toBe(0)
  }
})

test.each([
  ['an example', (store: Store) => replaceText(store, defaultText, { sampleId: defaultSampleId, offersUndo: true })],
  ['a lesson', (store: Store) => showStep(store, 'programmers', 'json', { text: '{}' })],
])('what %s covers is kept, and is no second draft once it is back', async (_, cover) => {
  for (const text of ['mine', long('mine')]) {
    const browser = new Browser()
    const tab = await browser.open()
    setText(tab.store, text)
    await aSecondLater()
    const { comparison } = tab.store.getState()
    cover(tab.store)
    await aSecondLater()
    expect(await browser.texts()).toEqual([text])
    expect((await browser.open()).offered()).toBeNull()
    replaceComparison(tab.store, comparison)
    await aSecondLater()
    expect(await browser.texts()).toEqual([text])
    cover(tab.store)
    await aSecondLater()
    tab.close()
    const next = await browser.open()
    expect(next.offered()).toBe(text)
    offerDraft(next.store, null)
    await aSecondLater()
    expect(await browser.texts()).toEqual([])
    expect(browser.bodies.kept.size).toBe(0)
    expect((await browser.open()).offered()).toBeNull()
  }
})

test('a change of an example is a draft beside the text that the example covers', async () => {
  const browser = new Browser()
  const tab = await browser.open()
  setText(tab.store, 'mine')
  replaceText(tab.store, defaultText, { sampleId: defaultSampleId, offersUndo: true })
  setText(tab.store, 'changed')
  await aSecondLater()
  tab.close()
  expect((await browser.texts()).toSorted()).toEqual(['changed', 'mine'])
})

test('two tabs keep a text each, and an open one offers nothing to the other', async () => {
  const browser = new Browser()
  const [one, other] = [await browser.open(), await browser.open()]
  setText(one.store, 'one')
  setText(other.store, 'other')
  await aSecondLater()
  expect((await browser.texts()).toSorted()).toEqual(['one', 'other'])
  expect((await browser.open()).offered()).toBeNull()
  one.close()
  expect((await browser.open()).offered()).toBe('one')
})

test('a page with a text of its own is offered nothing, and of many drafts the newest five are kept', async () => {
  const browser = new Browser()
  for (let number = 0; number < 8; number++) {
    const tab = await browser.open()
    setText(tab.store, `text ${number}`)
    await aSecondLater()
    tab.close()
  }
  expect((await browser.open({ offers: false })).offered()).toBeNull()
  expect(await browser.texts()).toEqual([7, 6, 5, 4, 3].map((number) => `text ${number}`))
  expect(browser.bodies.kept.size).toBeLessThanOrEqual(5)
  expect((await browser.open()).offered()).toBe('text 7')
})

test('turned off: everything is deleted, nothing is offered nor kept beyond the tab; turned on: kept again', async () => {
  const browser = new Browser()
  let isAllowed = true
  const allowed = () => isAllowed
  const left = await browser.open()
  setText(left.store, 'left')
  await aSecondLater()
  left.close()
  const [one, other] = [await browser.open({ allowed }), await browser.open({ allowed })]
  setText(other.store, 'other')
  await aSecondLater()
  expect(one.offered()).toBe('left')
  isAllowed = false
  setKeepsDrafts(one.store, false)
  await aSecondLater()
  expect(await browser.texts()).toEqual([])
  expect(one.offered()).toBeNull()
  setText(one.store, 'mine')
  setText(other.store, 'other still')
  await aSecondLater()
  expect(await browser.texts()).toEqual([])
  expect([browser.local.length, browser.bodies.kept.size]).toEqual([0, 0])
  expect(readEntries(() => one.session).map(([, { inserted }]) => inserted)).toEqual(['mine'])
  isAllowed = true
  setKeepsDrafts(one.store, true)
  expect(await browser.texts()).toEqual(['mine'])
  expect(readEntries(() => one.session)).toEqual([])
})

test('without locks the newest draft of all is offered', async () => {
  const browser = new Browser()
  const tab = await browser.open({ hasLocks: false })
  setText(tab.store, 'mine')
  await aSecondLater()
  expect((await browser.open({ hasLocks: false })).offered()).toBe('mine')
})
