/**
 * Says in the state whether the page is being printed: then all is drawn that a reader would scroll to. The browser cuts
 * the document into pages when `beforeprint` is over, so what follows from it is drawn at once.
 */
import { setPrinting } from '../../state/actions/view.ts'
import type { Store } from '../../state/store.ts'

/** @param commit draws what `change` changes before it returns */
export function startPrinting(store: Store, browser: Window, commit: (change: () => void) => void): void {
  const paper = browser.matchMedia('print')
  const show = (isPrinting: boolean) => commit(() => setPrinting(store, isPrinting))
  browser.addEventListener('beforeprint', () => show(true))
  browser.addEventListener('afterprint', () => show(false))
  // A preview without printing, as developers' tools have it.
  paper.addEventListener('change', () => show(paper.matches))
}
