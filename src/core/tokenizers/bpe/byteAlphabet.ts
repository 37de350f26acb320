/**
 * GPT-2's byte alphabet: each byte as one printable character, by which vocabulary files spell byte strings
 * (`Ġ` for a space, `Ċ` for a line feed). Printable Latin-1 stands for itself, the rest follows from U+0100.
 */

function printable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
}

const letters: string[] = []
const byteOfLetter = new Map<string, number>()
for (let byte = 0, next = 0x100; byte < 256; byte++) {
  const letter = String.fromCodePoint(printable(byte) ? byte : next++)
  letters.push(letter)
  byteOfLetter.set(letter, byte)
}

/** Bytes as letters of the alphabet. */
export function spellBytes(bytes: Uint8Array): string {
  let spelling = ''
  for (const byte of bytes) spelling += letters[byte] ?? ''
  return spelling
}

/** The bytes that letters of the alphabet stand for; null if a character is not of the alphabet. */
export function readSpelling(spelling: string): Uint8Array | null {
  const bytes = new Uint8Array(spelling.length)
  for (let index = 0; index < spelling.length; index++) {
    const byte = byteOfLetter.get(spelling[index] ?? '')
    if (byte === undefined) return null
    bytes[index] = byte
  }
  return bytes
}
