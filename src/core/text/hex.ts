/** How bytes and code points are spelled where they have no better name. Pure. */

/** A byte as two capital digits: `C3`. */
export function byteHex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

/** Bytes as pairs of capital digits with spaces between: `C3 A9`. */
export function bytesHex(bytes: Iterable<number>): string {
  return Array.from(bytes, byteHex).join(' ')
}

/** A code point as `U+0041`. */
export function codePointLabel(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
