/**
 * The keyboard's focus is never lost: if a key takes away what has it, what came after that has it, or what came before, or
 * the panel. Lists that know better move it themselves, before this looks. Fetched after the first screen.
 */
import { controlsOf } from '../../ui/focus.ts'

const ACTING: ReadonlySet<string> = new Set(['Enter', ' ', 'Escape', 'Delete', 'Backspace'])

/** After a key: by then what it changed is drawn, and dialogs and lists have moved the focus themselves. */
const SETTLED_MS = 200

const isLost = (element: Element): boolean => !element.isConnected || element.matches(':disabled')

/** Starts the effect; the answer stops it. */
export function startKeepingFocus(browser: Window): () => void {
  const { document } = browser
  /** What had the focus when a key was pressed, and where it goes, the nearest first. */
  let held: { readonly element: HTMLElement; readonly around: readonly HTMLElement[] } | null = null

  function putBack(): boolean {
    if (held === null || document.activeElement !== document.body || !isLost(held.element)) return false
    const next = held.around.find((element) => !isLost(element)) ?? document.getElementById('panel')
    held = null
    next?.focus()
    return next !== null
  }
  function onKeyDown(event: KeyboardEvent): void {
    // What went after its key, when an answer came, is noticed at the next one.
    if (putBack() && event.key === 'Tab') event.preventDefault()
    const { activeElement } = document
    if (!ACTING.has(event.key) || event.repeat || !(activeElement instanceof HTMLElement)) return
    // Who writes takes nothing away, and is not to be held up.
    if (activeElement instanceof HTMLTextAreaElement) return
    const controls = controlsOf(activeElement.closest('[role="dialog"]') ?? document.body)
    const place = controls.indexOf(activeElement)
    if (place === -1) return
    held = { element: activeElement, around: [...controls.slice(place + 1), ...controls.slice(0, place).toReversed()] }
  }
  const onKeyUp = ({ key }: KeyboardEvent): void => {
    if (ACTING.has(key)) browser.setTimeout(putBack, SETTLED_MS)
  }
  document.addEventListener('keydown', onKeyDown, true)
  document.addEventListener('keyup', onKeyUp, true)
  return () => {
    document.removeEventListener('keydown', onKeyDown, true)
    document.removeEventListener('keyup', onKeyUp, true)
  }
}
