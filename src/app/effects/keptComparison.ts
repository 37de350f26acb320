/**
 * What is on the screen, for the page that is opened in its place: after a reload, a crash of the tab, or Back. The address
 * is written after a rest, and a browser that loads a page again opens the address that it stood at before it was told of a
 * new one; so what is compared is written into the tab's session storage in the task that changes it, and its text into the
 * journal (`platform/storage/journal.ts`). A link that is opened is another entry of the history, and gets nothing.
 */
import * as v from 'valibot'
import { readEntry, textOfEntry, type Base, type StorageOf } from '../../platform/storage/journal.ts'

const KEY = 'tessera.entries'
/** Entries of the history that are remembered. */
const MAX_ENTRIES = 20

const keptSchema = v.object({
  /** The entry of the history; if the browser has no names for them, the document. */
  entry: v.string(),
  /** What the address said. */
  hash: v.string(),
  /** What it should say, without the text. */
  fragment: v.string(),
  /** Whose journal has the text; null: the fragment names it. */
  tab: v.nullable(v.string()),
})
export type KeptComparison = v.InferOutput<typeof keptSchema>

const entriesSchema = v.object({
  /** The entry that was on the screen last. */
  last: v.string(),
  kept: v.array(keptSchema),
})
type Entries = v.InferOutput<typeof entriesSchema>

/** What is needed of a window. */
export interface EntryBrowser {
  readonly location: { readonly hash: string }
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
  readonly performance: Pick<Performance, 'getEntriesByType'>
  /** Not in every browser. */
  readonly navigation?: { readonly currentEntry: { readonly key: string } | null }
}

const nothing: Entries = { last: '', kept: [] }

function readEntries(browser: EntryBrowser): Entries {
  try {
    const { success, output } = v.safeParse(entriesSchema, JSON.parse(browser.sessionStorage.getItem(KEY) ?? 'null'))
    return success ? output : nothing
  } catch {
    return nothing
  }
}

function writeEntries(browser: EntryBrowser, entries: Entries): boolean {
  try {
    browser.sessionStorage.setItem(KEY, JSON.stringify(entries))
    return true
  } catch {
    return false
  }
}

/** The name of the entry of the history that the page stands at. */
export const entryOf = (browser: EntryBrowser): string | null => browser.navigation?.currentEntry?.key ?? null

/** Writes what is on the screen. `document`: stands for the entry if the browser has no names; `left`: an entry that needs it no more. */
export function keepComparison(
  browser: EntryBrowser,
  document: string,
  { fragment, tab }: Pick<KeptComparison, 'fragment' | 'tab'>,
  left: string | null,
): boolean {
  const entry = entryOf(browser) ?? document
  const others = readEntries(browser).kept.filter((kept) => kept.entry !== entry && kept.entry !== left)
  const kept = [...others.slice(1 - MAX_ENTRIES), { entry, hash: browser.location.hash, fragment, tab }]
  return writeEntries(browser, { last: entry, kept })
}

/** What was on the screen before, where this page is opened in its place; null else. From here on this page is what is on the screen. */
export function takeKept(browser: EntryBrowser, document: string): KeptComparison | null {
  const { last, kept } = readEntries(browser)
  const entry = entryOf(browser)
  writeEntries(browser, { last: entry ?? document, kept })
  const [navigation] = browser.performance.getEntriesByType('navigation')
  const type = navigation !== undefined && 'type' in navigation ? navigation.type : null
  if (type === 'navigate') return null
  // Loaded again, wherever the browser believes that it stands.
  if (type === 'reload') return kept.findLast((one) => one.entry === last) ?? null
  const { hash } = browser.location
  return kept.findLast((one) => (entry === null ? one.hash === hash : one.entry === entry)) ?? null
}

export interface Restored {
  readonly fragment: string
  /** Null if the fragment names the text. */
  readonly text: string | null
  /** Whether the text is the reader's own. */
  readonly own: boolean
  readonly base: Base | null
  /** Whose it was. */
  readonly tab: string | null
}

/**
 * What was kept, with its text; null if that cannot be had any more. The answer is there at once unless the database has
 * to be asked (`bodyOf`).
 */
export function restore(
  kept: KeptComparison,
  storages: readonly StorageOf[],
  bodyOf: (key: string) => Promise<string | null>,
): Restored | null | Promise<Restored | null> {
  const { fragment, tab } = kept
  if (tab === null) return { fragment, tab, text: null, own: false, base: null }
  const entry = storages.reduce<ReturnType<typeof readEntry>>(
    (found, storage) => found ?? readEntry(storage, tab),
    null,
  )
  if (entry === null) return null
  const { own, base } = entry
  if (base === null) return { fragment, tab, text: textOfEntry(entry, null), own, base }
  return bodyOf(base).then((body) => {
    const text = textOfEntry(entry, body)
    return body === null || text === null ? null : { fragment, tab, text, own, base: { key: base, text: body } }
  })
}
