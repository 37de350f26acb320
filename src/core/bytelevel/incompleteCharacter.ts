/** Where the bytes of a text end inside a character, and which kinds of characters could be meant. */
import { classTable } from '../tokenizers/bpe/characterClasses.ts'
import { encodeUtf8 } from '../text/utf8.ts'

/** Kinds that patterns of pre-tokenizers tell apart; the scanners' own classes are looked at besides. */
const KINDS = [
  /\p{Script=Han}/u,
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Lu}/u,
  /\p{Ll}/u,
  /\p{Lm}/u,
  /\p{Lo}/u,
  /\p{M}/u,
  /\p{N}/u,
  /\p{P}/u,
  /\p{S}/u,
  /\p{White_Space}/u,
]

/** The bytes of the unfinished character at the end: 0 to 3. Bytes that no character has are none. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Whether the bytes are the beginning of a text in UTF-8: well-formed, but for a character that may be unfinished. */
export function isTextBeginning(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    if (length === 0) return false
    for (let index = at + 1; index < Math.min(at + length, bytes.length); index++)
      if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false
    // Overlong forms, surrogates, and what is beyond U+10FFFF.
    const second = bytes[at + 1] ?? (first === 0xe0 || first === 0xf0 ? 0xbf : 0x80)
    if (
      (first === 0xe0 && second < 0xa0) ||
      (first === 0xed && second > 0x9f) ||
      (first === 0xf0 && second < 0x90) ||
      (first === 0xf4 && second > 0x8f)
    )
      return false
    at += length
  }
  return true
}

const known = new Map<string, readonly Uint8Array[]>()

/** What can come after the first bytes of a character to complete it: one completion per kind of character. */
export function completionsOf(unfinished: Uint8Array): readonly Uint8Array[] {
  const key = unfinished.join()
  const found = known.get(key)
  if (found !== undefined) return found
  const completions = findCompletions(unfinished)
  known.set(key, completions)
  return completions
}

function findCompletions(unfinished: Uint8Array): readonly Uint8Array[] {
  const first = unfinished[0] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const free = 6 * (length - unfinished.length)
  const head = unfinished
    .subarray(1)
    .reduce((value, byte) => (value << 6) | (byte & 0x3f), first & (0xff >> (length + 1)))
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  const classes = classTable()
  const completions: Uint8Array[] = []
  const seenClasses = new Set<number>()
  const seenKinds = new Set<number>()
  for (let point = Math.max(least, head << free); point < Math.min(0x110000, (head + 1) << free); point++) {
    if (point >= 0xd800 && point < 0xe000) continue
    const ofClass = classes[point] ?? 0
    const character = String.fromCodePoint(point)
    // Runs of one class that has been seen hold few new kinds, so most characters are passed by.
    if (seenClasses.has(ofClass) && (point & 0x0f) !== 0) continue
    const kind = KINDS.findIndex((pattern) => pattern.test(character))
    if (seenClasses.has(ofClass) && seenKinds.has(kind)) continue
    seenClasses.add(ofClass)
    seenKinds.add(kind)
    completions.push(encodeUtf8(character).subarray(unfinished.length))
  }
  return completions
}
