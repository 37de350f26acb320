/**
 * Gives a text field another value as an edit of its own, so that the reader's Ctrl+Z takes it back: a value that a script
 * assigns empties the field's undo history. If the browser does not do it, the value is assigned.
 */
import { changedUnits } from '../../core/text/changedRange.ts'

/** Line breaks up to which `insertText` is used: its time grows with the square of the lines. */
const MAX_LINES = 10

/** @param value with line feeds only, as the field has it */
export function replaceInField(field: HTMLTextAreaElement, value: string): void {
  if (field.value === value) return
  const focused = document.activeElement
  field.focus({ preventScroll: true })
  if (document.activeElement === field) edit(field, value)
  if (field.value !== value) field.value = value
  if (focused instanceof HTMLElement && focused !== field && focused !== document.body)
    focused.focus({ preventScroll: true })
  else if (focused === document.body) field.blur()
}

function edit(field: HTMLTextAreaElement, value: string): void {
  const { start, oneEnd, otherEnd } = changedUnits(field.value, value)
  const inserted = value.slice(start, otherEnd)
  field.setSelectionRange(start, oneEnd)
  try {
    if (inserted === '') document.execCommand('delete')
    else if (inserted.split('\n', MAX_LINES + 1).length <= MAX_LINES)
      document.execCommand('insertText', false, inserted)
    // In Chromium as fast as a paste, and an edit like one. The text cannot become elements.
    else document.execCommand('insertHTML', false, escapeMarkup(inserted))
  } catch {
    // Refused: the value is assigned.
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
