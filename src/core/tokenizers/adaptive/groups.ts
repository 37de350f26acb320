/** Where units of several tokens begin in a text: words, and the patches of the Byte Latent Transformer. Offsets in bytes of UTF-8. Pure. */

import { utf8Length } from '../../text/utf8.ts'

/** A word with the white space before it; what ends the text without a word stands alone. */
const WORD = /\s*\S+|\s+$/gu

/** `'one  two\n'` → 0, 3, 8: the white space goes with the word behind it. */
export function wordStarts(text: string): readonly number[] {
  const starts: number[] = []
  let at = 0
  for (const [word] of text.matchAll(WORD)) {
    starts.push(at)
    at += utf8Length(word)
  }
  return starts
}

/**
 * Patches by spaces, after the description of the Byte Latent Transformer (Pagnoni et al. 2024, section 2.2 and appendix): a patch
 * ends with the first of a run of bytes that are neither ASCII letters or digits nor continue a character. `'ab, c'` → 0, 3.
 */
export function spacePatchStarts(bytes: Uint8Array): readonly number[] {
  const starts = bytes.length === 0 ? [] : [0]
  for (let at = 1; at < bytes.length; at++)
    if (isSpaceLike(bytes[at - 1]) && !isSpaceLike(bytes[at - 2])) starts.push(at)
  return starts
}

function isSpaceLike(byte: number | undefined): boolean {
  if (byte === undefined) return false
  const isLetterOrDigit =
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
  const continues = byte >= 0x80 && byte < 0xc0
  return !isLetterOrDigit && !continues
}
