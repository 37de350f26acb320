/** What keys do in a lesson and in the presenter view: those that the remotes of presenters send, and arrows. */

export type KeyAction = 'next' | 'previous' | 'leave' | 'code'

const actions: ReadonlyMap<string, KeyAction> = new Map([
  ['ArrowRight', 'next'],
  ['PageDown', 'next'],
  ['ArrowLeft', 'previous'],
  ['PageUp', 'previous'],
  ['Escape', 'leave'],
  ['q', 'code'],
])

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented'>

/**
 * What a key asks for; null if nothing, or if what has the focus has used it already.
 * @param isTyping whether the focus is in something that takes keys: a field, a dialog
 */
export function actionOf(pressed: Pressed, isTyping: boolean): KeyAction | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = pressed
  if (isTyping || defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return null
  return actions.get(key) ?? null
}

/** Whether an element takes keys for itself. */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]') !== null
  )
}
