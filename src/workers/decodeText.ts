/** Bytes of a text file as text, if they are UTF-8 and nothing else; names the byte that cannot stand there. Keeps a byte order mark. */
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'

export interface TextFile {
  readonly text: string
  /** Whether it starts with U+FEFF, which is kept. */
  readonly byteOrderMark: boolean
}

/** The text of bytes that are strictly UTF-8, with a byte order mark kept; else where they are not. */
export function decodeText(bytes: Uint8Array, name: string): Outcome<TextFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return succeed({ text, byteOrderMark: text.startsWith('\ufeff') })
  } catch {
    const at = firstInvalidByte(bytes)
    const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    return fail('not-utf8', { what: name, byte: hex, at })
  }
}

/** Offset of the first byte that cannot follow those before it; of a sequence that the end cuts, its start. Bisects over prefixes. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  // With `stream`, a sequence that is cut at the prefix's end is no error yet.
  const isValidPrefix = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1
    if (isValidPrefix(middle)) valid = middle
    else invalid = middle
  }
  return invalid === bytes.length && isValidPrefix(invalid) ? startOfLastSequence(bytes) : valid
}

function startOfLastSequence(bytes: Uint8Array): number {
  let at = bytes.length - 1
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}
