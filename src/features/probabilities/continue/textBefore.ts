/** Where a text is continued: at its end or at the caret. Pure. */

/**
 * The text that is continued. The caret is an offset into a field whose line breaks are all one unit, so `\r\n` of the
 * text counts as one; a caret inside a surrogate pair moves before it. Null: the whole text.
 */
export function textBefore(text: string, caret: number | null): string {
  if (caret === null) return text
  let at = 0
  for (let unit = 0; unit < caret && at < text.length; unit += 1) at += text.startsWith('\r\n', at) ? 2 : 1
  if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) at -= 1
  return text.slice(0, Math.max(0, at))
}
