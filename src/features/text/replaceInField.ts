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

/**
 * Puts what was pasted where the selection is, as an edit that Ctrl+Z takes back, if that is faster than the browser's own
 * paste: in Chromium that takes ten times as long, and longer the more stands behind the field.
 * @returns whether it was put in; if not, the browser is to do it
 */
export function pasteLines(field: HTMLTextAreaElement, pasted: string): boolean {
  if (!hasManyLines(pasted)) return false
  const { value, selectionStart, selectionEnd } = field
  try {
    if (!insertMany(pasted)) return false
  } catch {
    return false
  }
  const expected = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd)
  if (field.value !== expected) {
    field.value = expected
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return true
}

function hasManyLines(text: string): boolean {
  return text.split('\n', MAX_LINES + 1).length > MAX_LINES
}

function edit(field: HTMLTextAreaElement, value: string): void {
  const { start, oneEnd, otherEnd } = changedUnits(field.value, value)
  const inserted = value.slice(start, otherEnd)
  field.setSelectionRange(start, oneEnd)
  try {
    if (inserted === '') document.execCommand('delete')
    else if (hasManyLines(inserted)) insertMany(inserted)
    else document.execCommand('insertText', false, inserted)
  } catch {
    // Refused: the value is assigned.
  }
}

/** The text cannot become elements. */
function insertMany(text: string): boolean {
  return document.execCommand('insertHTML', false, escapeMarkup(text))
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
