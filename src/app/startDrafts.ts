/** Composes what keeps drafts. A part of its own: the first screen does not wait for it. */
import { draftDatabase } from '../effects/drafts/draftDatabase.ts'
import { startDrafts } from '../effects/drafts/startDrafts.ts'
import { readSettings } from '../effects/settings.ts'
import type { Store } from '../state/store.ts'

/** `opened`: see `DraftParts`. */
export function composeDrafts(store: Store, opened: { readonly openedText: string; readonly offers: boolean }): void {
  // Pages without a secure context have none.
  const { locks }: { readonly locks?: LockManager } = navigator
  void startDrafts(store, {
    ...opened,
    drafts: draftDatabase(() => window.indexedDB),
    locks,
    page: document,
    allowed: () => readSettings(() => window.localStorage).keepsDrafts,
  })
}
