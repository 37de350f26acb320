/**
 * What was changed right before the page is left or loaded again. A browser that loads a page again opens the address that
 * it stood at before it told the page, so an address written then comes too late: it is kept for the tab, and taken by the
 * page that is opened in the same entry of its history, once. A link that is opened is another entry, and gets nothing.
 */
import * as v from 'valibot'
import { historyStateSchema } from './historyState.ts'

const KEY = 'tessera.unwritten'

const unwrittenSchema = v.object({
  /** Where the page stood. */
  hash: v.string(),
  /** Of the entry, where the browser tells. */
  entry: v.nullable(v.string()),
  /** What should stand there. */
  fragment: v.string(),
  state: v.nullable(historyStateSchema),
})
export type WrittenAddress = Pick<v.InferOutput<typeof unwrittenSchema>, 'fragment' | 'state'>

/** What is needed of a window. */
export interface LeftBrowser {
  readonly location: { readonly hash: string }
  readonly history: Pick<History, 'replaceState'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly performance: Pick<Performance, 'getEntriesByType'>
  /** Not in every browser. */
  readonly navigation?: { readonly currentEntry: { readonly key: string } | null }
}

const entryOf = ({ navigation }: LeftBrowser): string | null => navigation?.currentEntry?.key ?? null

/** Keeps what could not be written in time; `hash`: where the page stood before. */
export function keepUnwritten(browser: LeftBrowser, hash: string, written: WrittenAddress): void {
  try {
    browser.sessionStorage.setItem(KEY, JSON.stringify({ hash, entry: entryOf(browser), ...written }))
  } catch {
    // No storage, or no room: the address stays as it was.
  }
}

/** Forgets it: the page was not left, and its address has been written since. */
export function forgetUnwritten(browser: LeftBrowser): void {
  try {
    browser.sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept either.
  }
}

/** Writes what the page before could not, where this is the same entry of the history; called before the address is read. */
export function takeUnwritten(browser: LeftBrowser): void {
  try {
    const kept: unknown = JSON.parse(browser.sessionStorage.getItem(KEY) ?? 'null')
    forgetUnwritten(browser)
    const { success, output } = v.safeParse(unwrittenSchema, kept)
    if (!success || output.hash !== browser.location.hash || output.entry !== entryOf(browser)) return
    const [navigation] = browser.performance.getEntriesByType('navigation')
    // Where no entry has a name, its address alone would be that of a link opened again.
    if (navigation !== undefined && 'type' in navigation && navigation.type === 'navigate') return
    browser.history.replaceState(output.state, '', output.fragment)
  } catch {
    // Not ours, or no storage.
  }
}
