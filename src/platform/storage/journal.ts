/**
 * The text on the screen, written into the browser's storage in the very task that changes it, before it is painted: what
 * waits for a timer, or for the page to be told that it is left, is lost when it is loaded again at once. A long text that
 * the database holds (`textBodies.ts`) is written as what changed of it, so that a key costs the same in any text.
 * If drafts are kept it is written into `localStorage`, so that a closed tab loses nothing; else into `sessionStorage`,
 * which ends with the tab.
 */
import * as v from 'valibot'
import { changedUnits } from '../../core/text/changedRange.ts'

const PREFIX = 'tessera.draft.'

/** UTF-16 units up to which a text is always written whole. */
const WHOLE = 4_000
/** UTF-16 units that the journal takes in some milliseconds; a longer text that is about to be shown goes into the database first. */
export const JOURNAL_UNITS = 300_000
/** UTF-16 units that no browser takes into such a storage, so that none is asked to. */
const REFUSED = 6_000_000

const place = v.pipe(v.number(), v.integer(), v.minValue(0))
const entrySchema = v.object({
  /** Milliseconds since 1970. */
  savedAt: v.pipe(v.number(), v.finite()),
  /** Whether the text is the reader's own, to be offered after the tab was closed. */
  own: v.boolean(),
  /** Key of the text in the database that this one is a change of; null: `inserted` is the whole text. */
  base: v.nullable(v.string()),
  /** UTF-16 units of the base that `inserted` takes the place of. */
  start: place,
  end: place,
  inserted: v.string(),
})
export type JournalEntry = v.InferOutput<typeof entrySchema>

/** A text that the database is known to hold. */
export interface Base {
  readonly key: string
  readonly text: string
}

/** The text that an entry says; null if it is a change of a text that is not there. `body`: the text under its `base`. */
export function textOfEntry({ base, start, end, inserted }: JournalEntry, body: string | null): string | null {
  if (base === null) return inserted
  return body === null || start > end || end > body.length ? null : body.slice(0, start) + inserted + body.slice(end)
}

/** Storages are asked for at each use: reading `window.localStorage` may throw. */
export type StorageOf = () => Storage

/** The entry of a tab; null if there is none, or none of ours. */
export function readEntry(storage: StorageOf, tab: string): JournalEntry | null {
  try {
    const { success, output } = v.safeParse(entrySchema, JSON.parse(storage().getItem(PREFIX + tab) ?? 'null'))
    return success ? output : null
  } catch {
    return null
  }
}

/** The entries of all tabs, newest first. */
export function readEntries(storage: StorageOf): readonly (readonly [tab: string, entry: JournalEntry])[] {
  const tabs = tabsOf(storage)
  return tabs
    .flatMap((tab) => {
      const entry = readEntry(storage, tab)
      return entry === null ? [] : [[tab, entry] as const]
    })
    .toSorted(([, one], [, other]) => other.savedAt - one.savedAt)
}

function tabsOf(storage: StorageOf): readonly string[] {
  try {
    return Object.keys(storage()).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
  } catch {
    return []
  }
}

function hasEntry(storage: StorageOf, tab: string): boolean {
  try {
    return storage().getItem(PREFIX + tab) !== null
  } catch {
    return false
  }
}

export function removeEntry(storage: StorageOf, tab: string): void {
  try {
    storage().removeItem(PREFIX + tab)
  } catch {
    // Nothing was kept either.
  }
}

/** Removes the entries of all tabs but those named. */
export function removeEntries(storage: StorageOf, except: readonly string[] = []): void {
  for (const tab of tabsOf(storage)) if (!except.includes(tab)) removeEntry(storage, tab)
}

/** Whether it could be written. */
export function writeEntry(storage: StorageOf, tab: string, entry: JournalEntry): boolean {
  try {
    storage().setItem(PREFIX + tab, JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

export interface JournalParts {
  readonly tab: string
  readonly local: StorageOf
  readonly session: StorageOf
  /** Whether drafts are kept on this device. */
  readonly keepsDrafts: () => boolean
}

export interface Journal {
  readonly tab: string
  /** What was written last; null if nothing is. */
  readonly written: () => { readonly text: string; readonly own: boolean } | null
  /** What the text is written as a change of, and what it is going to be. */
  readonly bases: () => readonly Base[]
  /** Writes the text; false if the browser refuses. `own`: see {@link JournalEntry}. */
  write(text: string, own: boolean): boolean
  /** From here on the text is written as a change of this one; null: whole. What was written is written again; false if the browser refuses. */
  setBase(base: Base | null): boolean
  /** A text that is about to be shown: once it is, it is the base. */
  expectBase(base: Base): void
  /**
   * What is written is about to be covered by a text that the page has put there: the reader's own is kept as another draft, so
   * that closing the tab does not lose it, until it is written here again.
   */
  shelve(): void
  forget(): void
}

/** Under which name the text of a tab is kept that another covers. */
export const coveredName = (tab: string): string => `${tab}-covered`

export function createJournal({ tab, local, session, keepsDrafts }: JournalParts): Journal {
  let base: Base | null = null
  let expected: Base | null = null
  let written: { readonly text: string; readonly own: boolean } | null = null
  /** The storage that took it; null if the browser refused. */
  let takenBy: StorageOf | null = null
  let covered: string | null = null

  function entryOf(text: string, own: boolean): JournalEntry {
    const savedAt = Date.now()
    const whole = { savedAt, own, base: null, start: 0, end: 0, inserted: text }
    if (base === null || text.length <= WHOLE || !keepsDrafts()) return whole
    const { start, oneEnd, otherEnd } =
      base.text === text ? { start: 0, oneEnd: 0, otherEnd: 0 } : changedUnits(base.text, text)
    return otherEnd - start >= text.length
      ? whole
      : { savedAt, own, base: base.key, start, end: oneEnd, inserted: text.slice(start, otherEnd) }
  }

  /** What the reader has removed, in this tab or another, is not written again before it changes. */
  function stillWritten(): typeof written {
    if (written !== null && takenBy !== null && !hasEntry(takenBy, tab)) written = null
    return written
  }

  function write(text: string, own: boolean): boolean {
    written = { text, own }
    takenBy = null
    if (expected?.text === text) [base, expected] = [expected, null]
    const entry = entryOf(text, own)
    if (entry.inserted.length > REFUSED) return false
    if (own && text === covered) {
      covered = null
      removeEntry(local, coveredName(tab))
    }
    if (keepsDrafts()) {
      if (!writeEntry(local, tab, entry)) {
        // A reload finds it, but a closed tab leaves none.
        writeEntry(session, tab, entry)
        return false
      }
      removeEntry(session, tab)
      takenBy = local
      return true
    }
    removeEntry(local, tab)
    if (!writeEntry(session, tab, entry)) {
      // Pages that this tab has left take the room of the one that is on the screen.
      removeEntries(session, [tab])
      if (!writeEntry(session, tab, entry)) return false
    }
    takenBy = session
    return true
  }

  return {
    tab,
    written: stillWritten,
    bases: () => [base, expected].filter((one) => one !== null),
    write,
    setBase(next) {
      base = next
      const last = stillWritten()
      return last === null || write(last.text, last.own)
    },
    expectBase(next) {
      expected = next
    },
    shelve() {
      const last = stillWritten()
      const entry = takenBy === local && last?.own === true ? readEntry(local, tab) : null
      if (last === null || entry === null) return
      // One has room where the other was.
      removeEntry(local, tab)
      if (writeEntry(local, coveredName(tab), entry)) covered = last.text
    },
    forget() {
      written = null
      removeEntry(local, tab)
      removeEntry(session, tab)
    },
  }
}
