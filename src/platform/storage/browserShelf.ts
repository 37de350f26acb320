/** The drafts of this browser. */
import { draftShelf, type DraftShelf } from './draftShelf.ts'
import { textBodies } from './textBodies.ts'

export const browserShelf = (): DraftShelf =>
  draftShelf(
    () => window.localStorage,
    textBodies(() => window.indexedDB),
  )
