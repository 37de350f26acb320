/**
 * Keeps the reader's own text while it is on the screen, one draft a tab, so that two tabs never overwrite each other's;
 * and offers the newest text of a tab that is no more where the page was opened without a text of its own. A text that is
 * as the page was opened, or a prepared one, is no draft. Works beside the keystrokes: a key sets a timer at most.
 */
import { offerDraft } from '../../state/actions/drafts.ts'
import type { AppState, Store } from '../../state/store.ts'
import { DRAFT_LIMIT, type DraftDatabase } from './draftDatabase.ts'
import { markOpen, openTabs, type TabLocks } from './openTabs.ts'

/** At most so much of what was typed is lost when a tab crashes. */
const REST_MILLISECONDS = 1000
/** Drafts of tabs that are no more. */
const MOST_DRAFTS = 5

/** What is needed of the page's document. */
interface Visibility {
  readonly visibilityState: string
  addEventListener(type: 'visibilitychange', listener: () => void): void
  removeEventListener(type: 'visibilitychange', listener: () => void): void
}

export interface DraftParts {
  readonly drafts: DraftDatabase
  readonly locks: TabLocks | undefined
  readonly page: Visibility
  /** The text that the page was opened with. */
  readonly openedText: string
  /** Whether the page was opened without a text of its own, so that another may be offered. */
  readonly offers: boolean
  /** Whether the reader's settings allow it: another tab may have turned it off. */
  readonly allowed: () => boolean
}

/** Starts the effect; the answer stops it. */
export async function startDrafts(store: Store, { drafts, locks, page, openedText, offers, allowed }: DraftParts): Promise<() => void> {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-')
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What stands in the database for this tab; null for nothing. */
  let kept: string | null = null

  function draftOf({ comparison, session }: AppState): string | null {
    const { text, sampleId } = comparison
    const isDraft = session.keepsDrafts && allowed() && sampleId === null && text !== '' && text !== openedText && text.length <= DRAFT_LIMIT
    return isDraft ? text : null
  }

  function save(): void {
    clearTimeout(timer)
    timer = undefined
    const text = draftOf(store.getState())
    if (text === kept) return
    kept = text
    if (text === null) void drafts.remove(tab)
    else void drafts.put({ id: tab, text, savedAt: Date.now() })
  }

  async function offer(): Promise<void> {
    const [all, open] = await Promise.all([drafts.all(), openTabs(locks)])
    const left = all.filter(({ id }) => id !== tab && !open.has(id))
    for (const { id } of left.slice(MOST_DRAFTS)) void drafts.remove(id)
    const { comparison, session } = store.getState()
    const newest = left.find(({ text }) => text !== comparison.text)
    if (offers && newest !== undefined && session.keepsDrafts) offerDraft(store, newest)
  }

  function onHidden(): void {
    if (page.visibilityState === 'hidden') save()
  }

  markOpen(locks, tab)
  const unsubscribe = store.subscribe((state, before) => {
    const { offeredDraft, keepsDrafts } = state.session
    if (keepsDrafts !== before.session.keepsDrafts) {
      if (keepsDrafts) save()
      else {
        kept = null
        void drafts.clear()
        if (offeredDraft !== null) offerDraft(store, null)
      }
      return
    }
    if (before.session.offeredDraft !== null && offeredDraft === null) {
      // What was restored is this tab's text now, and kept as that before it is forgotten as the other's.
      save()
      void drafts.remove(before.session.offeredDraft.id)
    }
    if (state.comparison.text !== before.comparison.text) timer ??= setTimeout(save, REST_MILLISECONDS)
  })
  page.addEventListener('visibilitychange', onHidden)
  // What was typed before this was there.
  save()
  await offer()
  return () => {
    unsubscribe()
    clearTimeout(timer)
    page.removeEventListener('visibilitychange', onHidden)
  }
}
