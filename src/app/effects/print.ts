/**
 * Says in the state whether the page is being printed: then all is drawn that a reader would scroll to. The browser cuts
 * the document into pages when `beforeprint` is over, so what follows from it is drawn at once. Whether the screen is paper
 * is told later, at the next frame: on a busy machine, of a preview that has ended, between `beforeprint` and the pages.
 */
import { setPrinting } from '../../state/actions/view.ts'
import type { Store } from '../../state/store.ts'

interface PrintingBrowser {
  addEventListener(type: 'beforeprint' | 'afterprint', listener: () => void): void
  matchMedia(query: string): {
    readonly matches: boolean
    addEventListener(type: 'change', listener: () => void): void
  }
}

/** @param commit draws what `change` changes before it returns */
export function startPrinting(store: Store, browser: PrintingBrowser, commit: (change: () => void) => void): void {
  const paper = browser.matchMedia('print')
  let isBeingCut = false
  const show = (isPrinting: boolean) => commit(() => setPrinting(store, isPrinting))
  browser.addEventListener('beforeprint', () => {
    isBeingCut = true
    show(true)
  })
  browser.addEventListener('afterprint', () => {
    isBeingCut = false
    show(false)
  })
  // A preview without printing, as developers' tools have it.
  paper.addEventListener('change', () => show(isBeingCut || paper.matches))
}
