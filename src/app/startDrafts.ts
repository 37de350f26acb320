/** Composes what keeps drafts. A part of its own: the first screen does not wait for it. */
import { draftShelf, type DraftShelf } from '../effects/drafts/draftShelf.ts'
import type { Journal } from '../effects/drafts/journal.ts'
import { startDrafts, type DraftParts, type Drafts } from '../effects/drafts/startDrafts.ts'
import { textBodies } from '../effects/drafts/textBodies.ts'
import type { Store } from '../state/store.ts'

/** The drafts of this browser. */
export const browserShelf = (): DraftShelf => draftShelf(() => window.localStorage, textBodies(() => window.indexedDB))

/** `parts`: see `DraftParts`. */
export function composeDrafts(store: Store, journal: Journal, parts: Pick<DraftParts, 'before' | 'offers' | 'allowed'>): Promise<Drafts> {
  // Pages without a secure context have none.
  const { locks }: { readonly locks?: LockManager } = navigator
  return startDrafts(store, { ...parts, shelf: browserShelf(), journal, locks })
}
