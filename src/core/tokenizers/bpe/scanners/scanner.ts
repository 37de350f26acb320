/**
 * What a scanner is: a pre-tokenization pattern as a function over UTF-8 bytes, written by hand because it is
 * several times faster than a regular expression and tells how far it looked. Each scanner is tested against its
 * pattern run as a regular expression.
 */
import { CharacterClass } from '../characterClasses.ts'

export interface ScanView {
  /** UTF-8 of the text. */
  bytes: Uint8Array
  /** The class of each byte's character (see `classify`), 0 at the end of the text. */
  classes: Uint8Array
  /**
   * Set by each scan: one past the last index it looked at. A pre-token stays what it is under any edit at or after
   * this index, which is what makes incremental encoding exact.
   */
  examined: number
}

export interface Scanner {
  /** Where this one cuts a pattern's pre-tokens further, to the same tokens: the pattern as it is. */
  readonly pattern?: Scanner
  /** The class table to classify with. */
  readonly classTable: () => Uint8Array
  /** The end of the pre-token that starts at `start`. Always greater than `start`. */
  scan(view: ScanView, start: number): number
}

/** The end of the run of characters that have any of `bits`, from `index` on. */
export function runEnd(classes: Uint8Array, index: number, bits: number): number {
  let end = index
  while (((classes[end] ?? 0) & bits) !== 0) end++
  return end
}

/** The index of the next character, from the first byte of one. */
export function nextCharacter(bytes: Uint8Array, index: number): number {
  const byte = bytes[index] ?? 0
  return index + (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4)
}

/** The first byte of the character that ends before `end`. */
export function characterBefore(bytes: Uint8Array, end: number): number {
  let index = end - 1
  while (((bytes[index] ?? 0) & 0xc0) === 0x80) index--
  return index
}

/** The end of at most `most` characters of class `number`. */
export function digitsEnd(view: ScanView, start: number, most: number): number {
  let end = start
  for (let count = 0; count < most && view.classes[end] === CharacterClass.number; count++) {
    end = nextCharacter(view.bytes, end)
  }
  view.examined = end + 1
  return end
}

/** `\s+(?!\S)|\s+`: a run of spaces without its last character if something follows, else all of it. */
export function spacesEnd(view: ScanView, start: number): number {
  const end = runEnd(view.classes, start, CharacterClass.space)
  view.examined = end + 1
  if (view.classes[end] === 0) return end
  const last = characterBefore(view.bytes, end)
  return last > start ? last : end
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+`: a run of spaces up to its last line break, if it has one. */
export function linesOrSpacesEnd(view: ScanView, start: number): number {
  const { classes } = view
  const end = runEnd(classes, start, CharacterClass.space)
  for (let index = end - 1; index >= start; index--) {
    if (((classes[index] ?? 0) & CharacterClass.newline) !== 0) {
      view.examined = end + 1
      return index + 1
    }
  }
  return spacesEnd(view, start)
}

/**
 * The end of one of `'s 't 'm 'd 're 've 'll` at `start`, or -1. With `ignoreCase` as Unicode's simple case folding
 * has it: `'ſ` (U+017F) counts as `'s`. Looks at no more than four bytes.
 */
export function contractionEnd(bytes: Uint8Array, start: number, ignoreCase: boolean): number {
  if (bytes[start] !== 0x27) return -1
  const fold = ignoreCase ? 0x20 : 0
  const first = (bytes[start + 1] ?? 0) | fold
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return start + 2
  if (ignoreCase && bytes[start + 1] === 0xc5 && bytes[start + 2] === 0xbf) return start + 3
  const second = (bytes[start + 2] ?? 0) | fold
  if (first === 0x6c && second === 0x6c) return start + 3
  if ((first === 0x72 || first === 0x76) && second === 0x65) return start + 3
  return -1
}
