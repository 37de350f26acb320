/**
 * Keeps what is on the screen at each change, in the task of the change (`keptComparison.ts`, `platform/storage/journal.ts`). Where the
 * browser refuses, it asks before the page is left, and the page says so.
 */
import { loadedSampleText } from '../../core/samples/samples.ts'
import { writeLink } from '../../state/links/link.ts'
import { addNotice, setTextKept } from '../../state/actions/session.ts'
import type { Comparison } from '../../state/comparison.ts'
import type { Store } from '../../state/store.ts'
import type { Journal } from '../../platform/storage/journal.ts'
import { entryOf, keepComparison, type EntryBrowser, type Restored } from './keptComparison.ts'
import { contentOf } from './linkOfComparison.ts'
import { areReloaded, loadedReferences } from './loadedReferences.ts'

/** How long the database may take to keep what the journal has no room for, before the page says that nothing does. */
const REFUSED_MS = 3000

interface KeepingBrowser extends EntryBrowser {
  addEventListener(type: 'beforeunload', listener: (event: Event) => void): void
  removeEventListener(type: 'beforeunload', listener: (event: Event) => void): void
}

/** Starts the effect; the answer stops it. `restored`: what the page was opened with instead of what its address says. */
export function startKeeping(
  store: Store,
  browser: KeepingBrowser,
  journal: Journal,
  restored: Restored | null,
): () => void {
  const openedText = restored?.own === true ? null : store.getState().comparison.text
  let entry = entryOf(browser)
  let fragment: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The link without a text that is not a prepared one: that is in the journal. */
  function fragmentOf(comparison: Comparison): string {
    const content = contentOf(comparison, loadedReferences(store.getState()))
    return writeLink(comparison.sampleId === null ? { ...content, text: null } : content, loadedSampleText).fragment
  }

  function keep(before: Comparison | null): void {
    const { comparison, session } = store.getState()
    const { text, sampleId } = comparison
    const isGiven = text === openedText || text === session.lessonText
    const isNamed = sampleId !== null && loadedSampleText(sampleId) === text
    if (isNamed || (text !== openedText && text === session.lessonText)) journal.shelve()
    if (isNamed) journal.forget()
    const isWritten = isNamed || journal.write(text, text !== '' && !isGiven)
    const now = entryOf(browser)
    if (fragment === null || before === null || now !== entry || !differInTextOnly(comparison, before)) {
      fragment = fragmentOf(comparison)
      const isKept = keepComparison(
        browser,
        journal.tab,
        { fragment, tab: isNamed ? null : journal.tab },
        now === entry ? null : entry,
      )
      if (!isKept) fragment = null
      entry = now
    }
    setTextKept(store, isWritten && fragment !== null)
  }

  const ask = (event: Event): void => event.preventDefault()
  const sayRefused = (): void => addNotice(store, { message: 'notice.text-not-kept', values: {}, tone: 'warning' })

  function onKept(isKept: boolean): void {
    clearTimeout(timer)
    if (isKept) browser.removeEventListener('beforeunload', ask)
    else {
      browser.addEventListener('beforeunload', ask)
      timer = setTimeout(sayRefused, REFUSED_MS)
    }
  }

  if (restored !== null) {
    journal.setBase(restored.base)
    keep(null)
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.session.textKept !== before.session.textKept) onKept(state.session.textKept)
    // What has come from the hub is kept with its commit.
    if (areReloaded(state, before)) keep(null)
    else if (state.comparison !== before.comparison || state.session.keepsDrafts !== before.session.keepsDrafts)
      keep(before.comparison)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
    browser.removeEventListener('beforeunload', ask)
  }
}

/** Whether two comparisons by the same link differ in a text of the reader's alone. */
function differInTextOnly(one: Comparison, other: Comparison): boolean {
  if (one.sampleId !== null || other.sampleId !== null) return false
  const { text: _, ...rest } = one
  return Object.entries(rest).every(([name, value]) => Object.is(value, Reflect.get(other, name)))
}
