/** Bytes of a text file as text, if they are UTF-8 and nothing else; names the byte that cannot stand there. Keeps a byte order mark. */
import { byteHex } from '../../../core/text/hex.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'

export interface TextFile {
  readonly text: string
  /** Whether it starts with U+FEFF, which is kept. */
  readonly byteOrderMark: boolean
}

/** The text of bytes that are strictly UTF-8, with a byte order mark kept; else if they are not. */
export function decodeText(bytes: Uint8Array, name: string): Outcome<TextFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return succeed({ text, byteOrderMark: text.startsWith('\ufeff') })
  } catch {
    const at = firstInvalidByte(bytes)
    const hex = byteHex(bytes[at] ?? 0)
    return fail('not-utf8', { what: name, byte: hex, at })
  }
}

/** Offset of the first byte that is not part of a whole sequence. Bisects over prefixes. */
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
  const longest = isValidPrefix(invalid) ? invalid : valid
  // A sequence that begins well and is broken off is wrong from its first byte: 'caf\xe9 ' at 3.
  return isWhole(bytes.subarray(0, longest)) ? longest : startOfLastSequence(bytes, longest)
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Where the sequence starts to which byte `end - 1` belongs. */
function startOfLastSequence(bytes: Uint8Array, end: number): number {
  let at = end - 1
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}
