/** Changes of what is offered of texts that earlier tabs left behind. `effects/drafts` keeps and forgets them. */
import type { Draft } from '../../platform/storage/draftShelf.ts'
import type { Store } from '../store.ts'
import { replaceText } from './comparison.ts'

/** Off: nothing is kept any more, and what was kept is forgotten. */
export function setKeepsDrafts(store: Store, keepsDrafts: boolean): void {
  store.setState(({ session }) => ({ session: { ...session, keepsDrafts } }))
}

export function offerDraft(store: Store, offeredDraft: Draft | null): void {
  store.setState(({ session }) => ({ session: { ...session, offeredDraft } }))
}

/** Takes the offered text in the place of what is there. */
export function restoreDraft(store: Store): void {
  const { offeredDraft } = store.getState().session
  if (offeredDraft === null) return
  replaceText(store, offeredDraft.text, { offersUndo: true })
  offerDraft(store, null)
}
