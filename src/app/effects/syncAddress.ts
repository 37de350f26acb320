/**
 * Keeps the address at what is compared, and the comparison at what the address says. Typing replaces the history
 * entry after a rest; a discrete choice (a sample, no text, a lane more or less, a panel or a part of it, a step of a lesson) adds one, so that Back undoes it.
 * What is not written yet is kept by `keepScreen.ts`.
 */
import { loadedSampleText } from '../../core/samples/samples.ts'
import { writeLink } from '../../state/links/link.ts'
import type { LinkWriting } from '../../state/links/link.ts'
import { replaceComparison } from '../../state/actions/comparison.ts'
import { addNotice, dismissAddressNotices, holdTokenizers, setLink } from '../../state/actions/session.ts'
import type { Comparison } from '../../state/comparison.ts'
import type { Store } from '../../state/store.ts'
import { contentOf } from './linkOfComparison.ts'
import { awaitingConsent } from './consent.ts'
import { areReloaded, loadedReferences } from './loadedReferences.ts'
import { fetchSample, missingSample, openAddress } from './openAddress.ts'
import { entryOf } from './keptComparison.ts'

const DEBOUNCE_MS = 300
/** Longer texts are not kept with the history entry either: browsers refuse entries beyond a few megabytes. */
const HISTORY_TEXT_LIMIT = 2_000_000
/** Comparisons of the entries of this page that Back and Forward find as they were, whatever their size. */
const MAX_REMEMBERED = 50

function isDiscrete(now: Comparison, before: Comparison): boolean {
  return (
    (now.sampleId !== before.sampleId && now.sampleId !== null) ||
    (now.text === '' && before.text !== '') ||
    now.panel !== before.panel ||
    now.biasLab.part !== before.biasLab.part ||
    now.lesson.id !== before.lesson.id ||
    now.lesson.step !== before.lesson.step ||
    now.tokenizers.length !== before.tokenizers.length
  )
}

/** Starts the effect; the answer stops it. `allowed`: see `consent.ts`. `isBehind`: the address is not yet what is compared. */
export function startAddress(
  store: Store,
  browser: Window,
  panels: readonly string[],
  allowed: () => ReadonlySet<string>,
  isBehind = false,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let opening = false
  const remembered = new Map<string, { readonly hash: string; readonly comparison: Comparison }>()

  function rest(): void {
    clearTimeout(timer)
    timer = undefined
  }

  /** What the entry that the page stands at is left with. */
  function remember(comparison: Comparison): void {
    const entry = entryOf(browser)
    if (entry === null) return
    remembered.delete(entry)
    remembered.set(entry, { hash: browser.location.hash, comparison })
    const [oldest] = remembered.keys()
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }

  function write(comparison: Comparison, push: boolean): void {
    rest()
    const link: LinkWriting = writeLink(contentOf(comparison, loadedReferences(store.getState())), loadedSampleText)
    setLink(store, link.status === 'complete' ? 'complete' : 'without-text')
    const withText = link.status === 'too-long' && comparison.text.length <= HISTORY_TEXT_LIMIT
    const state = withText ? { text: comparison.text } : null
    try {
      if (push) browser.history.pushState(state, '', link.fragment)
      else browser.history.replaceState(state, '', link.fragment)
    } catch {
      // Browsers limit how often and how large; the next change writes again.
    }
    remember(comparison)
  }

  function schedule(): void {
    remember(store.getState().comparison)
    clearTimeout(timer)
    timer = setTimeout(() => write(store.getState().comparison, false), DEBOUNCE_MS)
  }

  function flush(): void {
    if (timer !== undefined) write(store.getState().comparison, false)
  }

  /** Whether the address is empty or damaged, so that the comparison is not to be had back from it. */
  function saysNothing(): boolean {
    return openAddress(browser.location.hash, browser.history.state, null, panels).comparison === null
  }

  function open(): void {
    rest()
    // What was said of the address before.
    dismissAddressNotices(store)
    const { hash } = browser.location
    const before = remembered.get(entryOf(browser) ?? '')
    const missing = missingSample(hash)
    // An entry whose address was replaced by hand is what it says.
    if (before?.hash === hash) show(before.comparison)
    else if (missing === null) openNow()
    else void fetchSample(missing).then(() => browser.location.hash === hash && openNow())
  }

  function openNow(): void {
    const now = store.getState().comparison
    const opened = openAddress(
      browser.location.hash,
      browser.history.state,
      now.text,
      panels,
      loadedReferences(store.getState()),
    )
    if (opened.notice !== null) addNotice(store, opened.notice)
    if (opened.comparison === null) {
      // What is on the screen stays, and a reload must bring it back.
      schedule()
      return
    }
    show(opened.comparison)
  }

  function show(comparison: Comparison): void {
    opening = true
    // Before the comparison is there: the load effect would ask for what it finds idle.
    holdTokenizers(store, awaitingConsent(comparison.tokenizers, allowed(), store.getState().session.hubAddress))
    replaceComparison(store, comparison)
    opening = false
  }

  const unsubscribe = store.subscribe((state, before) => {
    const now = state.comparison
    // What has come from the hub pins the link to its commit.
    if (now === before.comparison && areReloaded(state, before)) schedule()
    if (now === before.comparison || opening) return
    if (isDiscrete(now, before.comparison)) {
      // The entry that Back will come to lacks what was typed last, or, as the page was opened, everything.
      if (timer !== undefined || saysNothing()) write(before.comparison, false)
      write(now, true)
      return
    }
    schedule()
  })
  if (isBehind) schedule()
  else remember(store.getState().comparison)
  browser.addEventListener('popstate', open)
  browser.addEventListener('pagehide', flush)
  return () => {
    unsubscribe()
    rest()
    browser.removeEventListener('popstate', open)
    browser.removeEventListener('pagehide', flush)
  }
}
