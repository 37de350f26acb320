/**
 * The UTF-8 of a text, and where it differs from the text before. Each is worked out once for all tokenizers that are
 * given the same text one after the other, as the lanes of a page are at each key.
 */
import { encodeUtf8 } from '../../text/utf8.ts'

let lastText = ''
let lastBytes: Uint8Array = new Uint8Array(0)

/** The UTF-8 bytes of a text, the same array while the same text is asked for: not to be written to. */
export function sharedUtf8(text: string): Uint8Array {
  if (text !== lastText) {
    lastText = text
    lastBytes = encodeUtf8(text)
  }
  return lastBytes
}

/** Numbers of equal bytes at the start and after it at the end, neither cutting a character of either text. */
export interface TextChange {
  readonly prefix: number
  readonly suffix: number
}

let lastChange: TextChange & { readonly old: Uint8Array; readonly bytes: Uint8Array } = {
  old: lastBytes,
  bytes: lastBytes,
  prefix: 0,
  suffix: 0,
}

/** What stayed between two texts in UTF-8. The arrays are kept and must not change. */
export function textChange(old: Uint8Array, bytes: Uint8Array): TextChange {
  if (lastChange.old !== old || lastChange.bytes !== bytes) {
    const prefix = commonPrefix(old, bytes)
    lastChange = { old, bytes, prefix, suffix: commonSuffix(old, bytes, prefix) }
  }
  return lastChange
}

function isContinuation(byte: number | undefined): boolean {
  return ((byte ?? 0) & 0xc0) === 0x80
}

function commonPrefix(old: Uint8Array, bytes: Uint8Array): number {
  const most = Math.min(old.length, bytes.length)
  let length = 0
  while (length < most && old[length] === bytes[length]) length++
  while (length > 0 && (isContinuation(old[length]) || isContinuation(bytes[length]))) length--
  return length
}

function commonSuffix(old: Uint8Array, bytes: Uint8Array, prefix: number): number {
  const most = Math.min(old.length, bytes.length) - prefix
  let length = 0
  while (length < most && old[old.length - 1 - length] === bytes[bytes.length - 1 - length]) length++
  while (length > 0 && isContinuation(bytes[bytes.length - length])) length--
  return length
}
