/** UTF-8 of JavaScript strings. A lone surrogate is the three bytes of U+FFFD, as `TextEncoder` has it. */

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD, a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** Number of UTF-8 bytes of a text. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    if (unit < 0x800) length += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length += 2
      index++
    } else length += 2
  }
  return length
}

/** Code points that start in bytes `[start, end)` of valid UTF-8. */
export function codePointsIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  // Every byte but a continuation byte begins a code point.
  for (let byte = start; byte < end; byte++) if (((bytes[byte] ?? 0) & 0xc0) !== 0x80) count++
  return count
}
