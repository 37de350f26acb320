/** All drafts of this browser: entries of the journal with the long texts that they are changes of. Decides nothing of the text on the screen. */
import {
  readEntries,
  removeEntries,
  removeEntry,
  textOfEntry,
  writeEntry,
  type JournalEntry,
  type StorageOf,
} from './journal.ts'
import { bodyKey, readBodyKey, textBodies, type TextBodies } from './textBodies.ts'

/** A text of the reader's that a tab left behind. */
export interface Draft {
  readonly id: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

export interface DraftShelf {
  readonly bodies: TextBodies
  /** Tabs with a text of the reader's, newest first. */
  tabs(): readonly string[]
  /** The draft of a tab; null if it has none that can be read. */
  read(tab: string): Promise<Draft | null>
  remove(tab: string): Promise<void>
  clear(): Promise<void>
  /** Removes texts of a tab that no entry needs, but those with these keys. */
  tidyTab(tab: string, but: readonly string[]): Promise<void>
  /** Removes texts that no entry needs; those of a tab without an entry (the browser was killed before it wrote it) get one. `open`: tabs to leave alone. */
  tidy(open: ReadonlySet<string>): Promise<void>
}

export function draftShelf(storage: StorageOf, bodies: TextBodies): DraftShelf {
  const entryOf = (tab: string): JournalEntry | null => readEntries(storage).find(([of]) => of === tab)?.[1] ?? null

  async function removeUnneeded(wanted: (tab: string, key: string) => boolean): Promise<void> {
    const needed = new Set(readEntries(storage).map(([, { base }]) => base))
    const keys = await bodies.keys()
    await bodies.remove(keys.filter((key) => !needed.has(key) && wanted(readBodyKey(key)?.tab ?? '', key)))
  }

  return {
    bodies,
    tabs: () => readEntries(storage).flatMap(([tab, { own }]) => (own ? [tab] : [])),
    async read(tab) {
      const entry = entryOf(tab)
      if (entry === null) return null
      const text = textOfEntry(entry, entry.base === null ? null : await bodies.get(entry.base))
      return text === null || text === '' ? null : { id: tab, text, savedAt: entry.savedAt }
    },
    async remove(tab) {
      const base = entryOf(tab)?.base ?? null
      removeEntry(storage, tab)
      await removeUnneeded((of, key) => of === tab || key === base)
    },
    async clear() {
      removeEntries(storage)
      await bodies.clear()
    },
    tidyTab: (tab, but) => removeUnneeded((of, key) => of === tab && !but.includes(key)),
    async tidy(open) {
      const known = new Set(readEntries(storage).map(([tab]) => tab))
      const needed = new Set(readEntries(storage).map(([, { base }]) => base))
      const left = (await bodies.keys())
        .flatMap((key) => (needed.has(key) ? [] : (readBodyKey(key) ?? [])))
        .filter(({ tab }) => !open.has(tab) && !known.has(tab))
      for (const { tab, savedAt } of left.toSorted((one, other) => one.savedAt - other.savedAt)) {
        writeEntry(storage, tab, { savedAt, own: true, base: bodyKey(tab, savedAt), start: 0, end: 0, inserted: '' })
      }
      for (const [tab, { own }] of readEntries(storage)) if (!own && !open.has(tab)) removeEntry(storage, tab)
      await removeUnneeded((tab) => !open.has(tab))
    },
  }
}

/** The drafts of this browser. */
export const browserShelf = (): DraftShelf => draftShelf(() => window.localStorage, textBodies())
