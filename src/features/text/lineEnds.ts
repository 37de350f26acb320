/**
 * A text field of the browser turns every line end into one line feed, whatever it was given. These pure functions
 * show a text in such a field and carry an edit back to the text, so that carriage returns elsewhere are kept.
 */
import { changedUnits } from '../../core/text/changedRange.ts'

/** The text as a text field shows it. */
export function fieldValueOf(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** What of the field's value an edit takes the place of, in UTF-16 units. */
export interface EditedRange {
  readonly start: number
  readonly end: number
}

/**
 * The text after its field's value became `value`: what is outside of the edit keeps its line ends, what the edit put in is
 * taken from the field. `edited`: what was selected when something was typed or pasted, if that is known; else what is the
 * same at the start and at the end is taken for unchanged, which a pasted text that ends like the one before is not.
 */
export function applyFieldEdit(text: string, value: string, edited: EditedRange | null = null): string {
  if (!text.includes('\r')) return value
  const shown = fieldValueOf(text)
  const { start, oneEnd, otherEnd } = rangeOf(shown, value, edited)
  const head = text.slice(0, textOffset(text, start))
  const tail = text.slice(textOffset(text, oneEnd))
  return join(join(head, value.slice(start, otherEnd)), tail)
}

/** The range that was edited, if the value is as it makes it; else what differs. */
function rangeOf(shown: string, value: string, edited: EditedRange | null): ReturnType<typeof changedUnits> {
  if (edited !== null) {
    const { start, end } = edited
    const otherEnd = value.length - (shown.length - end)
    const isSo =
      otherEnd >= start && value.slice(0, start) === shown.slice(0, start) && value.slice(otherEnd) === shown.slice(end)
    if (isSo) return { start, oneEnd: end, otherEnd }
  }
  return changedUnits(shown, value)
}

/** Two line ends that an edit brings together, `\r` and `\n`, stay two. */
function join(before: string, after: string): string {
  if (!after.startsWith('\n')) return before + after
  return before.replace(/\r+$/, (ends) => '\n'.repeat(ends.length)) + after
}

/** Offset in the text of an offset in its field's value. */
function textOffset(text: string, shownOffset: number): number {
  let at = 0
  for (let shown = 0; shown < shownOffset; shown += 1) {
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return at
}
