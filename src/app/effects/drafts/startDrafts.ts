/**
 * Puts the text that the journal has of this tab into the database, some time after a change, so that long texts are written
 * as what changed of them and a killed browser loses a second at most; and offers the newest text of a tab that is no more
 * if the page was opened without a text of its own. A text that is as the page was opened, or a prepared one, is no draft.
 * Two tabs never overwrite each other's.
 */
import { offerDraft } from '../../../state/actions/drafts.ts'
import { setTextKept } from '../../../state/actions/session.ts'
import type { Store } from '../../../state/store.ts'
import type { DraftShelf } from '../../../platform/storage/draftShelf.ts'
import { coveredName, type Base, type Journal } from '../../../platform/storage/journal.ts'
import { markOpen, openTabs, type TabLocks } from '../../../platform/storage/openTabs.ts'
import { BODY_LIMIT, bodyKey } from '../../../platform/storage/textBodies.ts'

const SAVE_MS = 1000
/** Drafts of tabs that are no more. */
const MAX_DRAFTS = 5

export interface DraftParts {
  readonly shelf: DraftShelf
  readonly journal: Journal
  readonly locks: TabLocks | undefined
  /** The tab whose text this page goes on with, such as before it was loaded again; null if there is none. */
  readonly before: string | null
  /** Whether the page was opened without a text of its own, so that another may be offered. */
  readonly offers: boolean
  /** Whether the reader's settings allow it: another tab may have turned it off. */
  readonly allowed: () => boolean
}

export interface Drafts {
  /** Writes a text into the database before it is shown, so that what is shown is kept. */
  keepFirst(text: string): Promise<void>
  stop(): void
}

/** Starts the effect. */
export async function startDrafts(
  store: Store,
  { shelf, journal, locks, before, offers, allowed }: DraftParts,
): Promise<Drafts> {
  const { tab } = journal
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastKey = 0

  const keeps = (): boolean => store.getState().session.keepsDrafts && allowed()

  /** Writes a text into the database; null if it is not kept there. */
  async function put(text: string): Promise<Base | null> {
    if (text.length > BODY_LIMIT) return null
    const there = journal.bases().find((base) => base.text === text)
    if (there !== undefined) return there
    // Later than any before, so that no text takes the place of one that is still needed.
    lastKey = Math.max(Date.now(), lastKey + 1)
    const key = bodyKey(tab, lastKey)
    return (await shelf.bodies.put(key, text)) && keeps() ? { key, text } : null
  }

  const tidyOwn = (): Promise<void> =>
    shelf.tidyTab(
      tab,
      journal.bases().map(({ key }) => key),
    )

  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!keeps()) return
    const written = journal.written()
    const base = written?.own === true ? await put(written.text) : null
    if (base === null && written?.own === true) return
    // What was typed since is a change of it.
    if (journal.setBase(base) && journal.written() !== null) setTextKept(store, true)
    await tidyOwn()
  }

  async function keepFirst(text: string): Promise<void> {
    const base = keeps() ? await put(text) : null
    if (base !== null) journal.expectBase(base)
  }

  async function offer(open: ReadonlySet<string>): Promise<void> {
    const left = shelf.tabs().filter((other) => other !== tab && !open.has(other))
    for (const other of left.slice(MAX_DRAFTS)) await shelf.remove(other)
    if (!offers || !keeps()) return
    for (const other of left.slice(0, MAX_DRAFTS)) {
      const draft = await shelf.read(other)
      if (draft === null || draft.text === store.getState().comparison.text) continue
      if (keeps()) offerDraft(store, draft)
      return
    }
  }

  for (const name of [tab, coveredName(tab)]) markOpen(locks, name)
  const unsubscribe = store.subscribe((state, earlier) => {
    const { offeredDraft, keepsDrafts } = state.session
    if (keepsDrafts !== earlier.session.keepsDrafts) {
      if (keepsDrafts) void save()
      else {
        journal.setBase(null)
        void shelf.clear()
        if (offeredDraft !== null) offerDraft(store, null)
      }
      return
    }
    const taken = earlier.session.offeredDraft
    if (taken !== null && offeredDraft === null) {
      // What was restored is this tab's text now, and kept as that before it is forgotten as the other's.
      void save().then(() => shelf.remove(taken.id))
    }
    if (state.comparison.text === earlier.comparison.text) return
    // What the journal has no room for waits for nothing.
    if (store.getState().session.textKept) timer ??= setTimeout(() => void save(), SAVE_MS)
    else void save()
  })
  const open = await openTabs(locks)
  // Its text has been written again under this tab's name.
  if (before !== null && before !== tab && !open.has(before)) {
    await save()
    await shelf.remove(before)
  } else if (journal.written() !== null) await save()
  await shelf.tidy(new Set([...open, tab]))
  await offer(open)
  return {
    keepFirst,
    stop() {
      unsubscribe()
      clearTimeout(timer)
    },
  }
}
