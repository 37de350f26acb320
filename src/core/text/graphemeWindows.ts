/**
 * Graphemes of a text of any length. A browser's segmenter may take time for each that grows with the whole text, so it is
 * given windows. A boundary depends on what is before it in its grapheme and on one character after it: so all graphemes
 * of a window but the last are those of the text, and the next window begins with the last.
 */

const WINDOW = 1024

/** Each grapheme with the UTF-16 unit where it begins, in order; they tile the text. */
export function* graphemeWindows(
  segmenter: Intl.Segmenter,
  text: string,
): Generator<{ readonly segment: string; readonly index: number }> {
  let size = WINDOW
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + size)
    if ((text.charCodeAt(end) & 0xfc00) === 0xdc00) end++
    let last: { readonly segment: string; readonly index: number } | null = null
    for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
      if (last !== null) yield last
      last = { segment, index: start + index }
    }
    if (last === null) return
    if (end === text.length) {
      yield last
      return
    }
    // A grapheme as long as the window ends beyond it.
    size = last.index === start ? size * 2 : WINDOW
    start = last.index
  }
}
