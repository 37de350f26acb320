/** How the text field stands on the page: with a long text it does not measure it at each key. */
import { directionOf } from '../../core/text/direction.ts'

/**
 * UTF-16 units from which the field has its full height whatever the text, and is told its direction. Measured at
 * 100 kB: a key takes the browser half as long as with `dir="auto"`, kerning and a height that follows the text.
 */
const LONG_FROM = 6_000

export function isLongText(text: string): boolean {
  return text.length >= LONG_FROM
}

export function fieldDirection(text: string): 'ltr' | 'rtl' | 'auto' {
  return isLongText(text) ? directionOf(text) : 'auto'
}

/** Gives the field the form that it is going to have with the text, before it is there: else the browser would lay it out twice. */
export function takeForm(field: HTMLTextAreaElement, text: string, longStyle: string): void {
  if (!isLongText(text)) return
  field.classList.add(longStyle)
  field.dir = fieldDirection(text)
}
