/** Unicode code points of JavaScript strings; a lone surrogate is one code point. */

/** Number of code points. */
export function codePointCount(text: string): number {
  let count = text.length
  for (let index = 0; index + 1 < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00) continue
    count--
    index++
  }
  return count
}
