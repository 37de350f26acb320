/** Where the keyboard's focus goes when what had it is gone: never to nothing. Touches the page. */

/** What has the focus now; in a panel of words that closes, the button that opened it. Null if nothing has. */
export function openerOf(): HTMLElement | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return null
  const panel = focused.closest('[role="dialog"]')
  const trigger = panel === null ? null : document.querySelector(`[aria-controls="${CSS.escape(panel.id)}"]`)
  return trigger instanceof HTMLElement ? trigger : focused
}

/** What takes the focus after a dialog: what had it before, or the panel of the page if that is gone. */
export function focusAfter(opener: HTMLElement | null): HTMLElement | null {
  return opener?.isConnected === true ? opener : document.getElementById('panel')
}

const CONTROLS = 'button:enabled, input:enabled, select:enabled, textarea:enabled, summary, a[href]'

/** What can be focused in it, in order. */
export const controlsOf = (within: Element | null | undefined): readonly HTMLElement[] => [
  ...(within?.querySelectorAll<HTMLElement>(CONTROLS) ?? []),
]
