/** What a page that is opened in the place of another takes over, over windows in memory; `tests/e2e/reload.test.ts` has the browser's. */
import { describe, expect, test } from 'vitest'
import { createJournal } from '../../../src/platform/storage/journal.ts'
import { keepComparison, restore, takeKept } from '../../../src/app/effects/keptComparison.ts'
import { mapStorage, windowIn, type Place } from './drafts/memoryBrowser.ts'

/** What a page takes that opens as told, where one at `#old` in the entry `1` (null: without a name) was left. */
function taken(place: Omit<Place, 'session'>, entry: string | null = '1') {
  const session = mapStorage()
  const left = windowIn({ session, hash: '#old', ...(entry === null ? {} : { entry }) })
  expect(takeKept(left.browser, 'first')).toBeNull()
  keepComparison(left.browser, 'first', { fragment: '#new', tab: 'first' }, null)
  return takeKept(windowIn({ session, ...place }).browser, 'second')
}

test('the page that opens in its place takes it', () => {
  expect(taken({ hash: '#old', entry: '1', type: 'reload' })).toMatchObject({ fragment: '#new', tab: 'first' })
  expect(taken({ hash: '#old', entry: '1', type: 'back_forward' })).toMatchObject({ fragment: '#new' })
})

test('loaded again, it is taken wherever the browser believes that it stands', () => {
  expect(taken({ hash: '#older', entry: '0', type: 'reload' })).toMatchObject({ fragment: '#new' })
})

test.each([
  ['another entry, as when Back comes to an older one', { hash: '#old', entry: '2', type: 'back_forward' }],
  ['the same link, opened', { hash: '#old', entry: '1', type: 'navigate' }],
])('%s takes nothing', (_, place) => {
  expect(taken(place)).toBeNull()
})

test('where entries have no names, a reload and the address do', () => {
  expect(taken({ hash: '#old', type: 'reload' }, null)).toMatchObject({ fragment: '#new' })
  expect(taken({ hash: '#old', type: 'back_forward' }, null)).toMatchObject({ fragment: '#new' })
  expect(taken({ hash: '#other', type: 'back_forward' }, null)).toBeNull()
  expect(taken({ hash: '#old', type: 'navigate' }, null)).toBeNull()
})

test('a page that changed nothing leaves nothing of the page before it to its reload', () => {
  const session = mapStorage()
  keepComparison(windowIn({ session, hash: '', entry: '1' }).browser, 'first', { fragment: '#new', tab: 'first' }, null)
  expect(takeKept(windowIn({ session, hash: '#link', entry: '2', type: 'navigate' }).browser, 'second')).toBeNull()
  expect(takeKept(windowIn({ session, hash: '#link', entry: '2', type: 'reload' }).browser, 'third')).toBeNull()
  expect(takeKept(windowIn({ session, hash: '', entry: '1', type: 'back_forward' }).browser, 'fourth')).toMatchObject({
    tab: 'first',
  })
})

test.each([
  '',
  'null',
  '{',
  '{"last":"1"}',
  '{"last":"1","kept":[{"entry":"1","hash":"#old","fragment":7,"tab":null}]}',
])('what is not ours is nothing: %s', (value) => {
  const session = mapStorage()
  session.setItem('tessera.entries', value)
  expect(takeKept(windowIn({ session, hash: '#old', entry: '1', type: 'reload' }).browser, 'second')).toBeNull()
})

test('without storage nothing is taken, nothing throws, and it is known that nothing is kept', () => {
  const { browser } = windowIn({ session: mapStorage(), hash: '#old', entry: '1', type: 'reload' })
  const forbidden = {
    ...browser,
    get sessionStorage(): never {
      throw new DOMException('forbidden', 'SecurityError')
    },
  }
  expect(keepComparison(forbidden, 'first', { fragment: '#new', tab: null }, null)).toBe(false)
  expect(takeKept(forbidden, 'second')).toBeNull()
})

describe('the text', () => {
  const [local, session] = [mapStorage(), mapStorage()]
  const storages = [() => session, () => local]
  const bodies = new Map([['tab/1', 'a long text '.repeat(1000)]])
  const bodyOf = async (key: string): Promise<string | null> => bodies.get(key) ?? null
  const kept = { entry: '1', hash: '', fragment: '#new', tab: 'tab' }

  test.each([true, false])(
    'is that of the journal, whole or as a change of one in the database (drafts: %s)',
    async (keepsDrafts) => {
      const journal = createJournal({
        tab: 'tab',
        local: () => local,
        session: () => session,
        keepsDrafts: () => keepsDrafts,
      })
      journal.write('b\ud800, with half a pair', true)
      expect(await restore(kept, storages, bodyOf)).toMatchObject({
        text: 'b\ud800, with half a pair',
        own: true,
        base: null,
      })
      const text = bodies.get('tab/1') ?? ''
      journal.setBase({ key: 'tab/1', text })
      journal.write(`${text.slice(0, 500)}changed${text.slice(510)}`, true)
      expect(await restore(kept, storages, bodyOf)).toMatchObject({
        text: `${text.slice(0, 500)}changed${text.slice(510)}`,
        tab: 'tab',
      })
      journal.forget()
      expect(await restore(kept, storages, bodyOf)).toBeNull()
    },
  )

  test('that cannot be had any more is none; one that the link names is not asked for', async () => {
    const journal = createJournal({ tab: 'tab', local: () => local, session: () => session, keepsDrafts: () => true })
    journal.setBase({ key: 'tab/gone', text: 'gone '.repeat(2000) })
    journal.write(`${'gone '.repeat(2000)}.`, true)
    expect(await restore(kept, storages, bodyOf)).toBeNull()
    expect(await restore({ ...kept, tab: null }, storages, bodyOf)).toMatchObject({ fragment: '#new', text: null })
  })
})
