/** A short name for a text, by which another text of the same place is told from it. */

/** FNV-1a over its UTF-16 units, in hexadecimal, and its length in units: `"abc"` → `1a47e90b-3`. */
export function textKey(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `${(hash >>> 0).toString(16)}-${text.length}`
}
