/**
 * The classes of characters that the pre-tokenization patterns of byte-level BPE tokenizers tell apart, one byte of
 * bits a code point, from Unicode 16.0.0 whatever the browser knows. Does not scan: see `scanners/`.
 */
import { unicodeClassRuns } from './unicodeClassRuns.ts'

/** Bits of a class. A position past the end of the text has no bit set, so every run ends there by itself. */
export const CharacterClass = {
  /** `\p{L}` */
  letter: 1,
  /** `\p{N}` */
  number: 2,
  /** `\s`: White_Space, which JavaScript's `\s` is not (it has U+FEFF and lacks U+0085). */
  space: 4,
  /** `[\r\n]`, also `space`. */
  newline: 8,
  /** `[^\s\p{L}\p{N}]` */
  other: 16,
  /** `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]` */
  upper: 32,
  /** `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`; so `upper | lower` is `[\p{L}\p{M}]` */
  lower: 64,
  /** `[\p{P}\p{S}]`, also `other`. */
  mark: 128,
} as const

const BITS: Readonly<Record<string, number>> = {
  U: CharacterClass.letter | CharacterClass.upper,
  L: CharacterClass.letter | CharacterClass.lower,
  O: CharacterClass.letter | CharacterClass.upper | CharacterClass.lower,
  M: CharacterClass.other | CharacterClass.upper | CharacterClass.lower,
  N: CharacterClass.number,
  P: CharacterClass.other | CharacterClass.mark,
  S: CharacterClass.space,
  R: CharacterClass.space | CharacterClass.newline,
  X: CharacterClass.other,
}

let table: Uint8Array | null = null

/** The class of every code point: 1,114,112 bytes, made on first use and shared. Do not write to it. */
export function classTable(): Uint8Array {
  if (table !== null) return table
  const classes = new Uint8Array(0x110000)
  let codePoint = 0
  for (const [, letter = 'X', length = ''] of unicodeClassRuns.matchAll(/([A-Z])(\d*)/g)) {
    const end = codePoint + (length === '' ? 1 : Number(length))
    classes.fill(BITS[letter] ?? CharacterClass.other, codePoint, end)
    codePoint = end
  }
  table = classes
  return classes
}

/**
 * Writes the class of every byte of `bytes[start, end)` to `classes` at the same index; all bytes of a character
 * carry its class. `classes[end]` is set to 0. The bytes must be valid UTF-8; `classes` one longer than `bytes`.
 */
export function classify(bytes: Uint8Array, start: number, end: number, of: Uint8Array, classes: Uint8Array): void {
  let index = start
  while (index < end) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) {
      classes[index++] = of[byte] ?? 0
      continue
    }
    const second = (bytes[index + 1] ?? 0) & 0x3f
    let codePoint: number
    let length: number
    if (byte < 0xe0) {
      codePoint = ((byte & 0x1f) << 6) | second
      length = 2
    } else if (byte < 0xf0) {
      codePoint = ((byte & 0x0f) << 12) | (second << 6) | ((bytes[index + 2] ?? 0) & 0x3f)
      length = 3
    } else {
      codePoint =
        ((byte & 0x07) << 18) |
        (second << 12) |
        (((bytes[index + 2] ?? 0) & 0x3f) << 6) |
        ((bytes[index + 3] ?? 0) & 0x3f)
      length = 4
    }
    const found = of[codePoint] ?? 0
    for (const last = index + length; index < last; index++) classes[index] = found
  }
  classes[end] = 0
}
