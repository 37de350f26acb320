/**
 * A text field of the browser turns every line end into one line feed, whatever it was given. These pure functions
 * show a text in such a field and carry an edit back to the text, so that carriage returns elsewhere are kept.
 */

/** The text as a text field shows it. */
export function fieldValueOf(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/**
 * The text after its field's value became `value`: what is the same at the start and at the end keeps its line ends,
 * what is between is taken from the field.
 */
export function applyFieldEdit(text: string, value: string): string {
  if (!text.includes('\r')) return value
  const shown = fieldValueOf(text)
  const limit = Math.min(shown.length, value.length)
  let start = 0
  while (start < limit && shown.charCodeAt(start) === value.charCodeAt(start)) start += 1
  let end = 0
  while (end < limit - start && shown.charCodeAt(shown.length - 1 - end) === value.charCodeAt(value.length - 1 - end)) {
    end += 1
  }
  const head = text.slice(0, textOffset(text, start))
  const tail = text.slice(textOffset(text, shown.length - end))
  return join(join(head, value.slice(start, value.length - end)), tail)
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
