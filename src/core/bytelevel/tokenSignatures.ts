/**
 * Tokens by what a pre-tokenizer can tell of them. The patterns that have a scanner see classes of characters, some ASCII
 * characters one by one, and how many digits, spaces or symbols there are, but not which letters, nor how many beyond
 * two; only after an apostrophe do the next two bytes count, which may be a contraction. Tokens of one signature are cut
 * alike after the same text, so one of them is tried for all. Tests compare with trying each.
 */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { CharacterClass } from '../tokenizers/bpe/characterClasses.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { isTextBeginning, unfinishedBytes } from './incompleteCharacter.ts'

const APOSTROPHE = 0x27
const MAX_ALIKE = 2
const LETTER = CharacterClass.letter | CharacterClass.upper | CharacterClass.lower
/** Characters of a class, as letters of the signature after all bytes. */
const CLASSES = 0x100

export interface Signatures {
  /** Number of the signature of each id; [vocabulary]. */
  readonly of: Int32Array
  readonly count: number
}

/** Whether a contraction may begin in the text and end in what follows it. */
export function endsAtApostrophe(bytes: Uint8Array): boolean {
  return bytes.at(-1) === APOSTROPHE || bytes.at(-2) === APOSTROPHE
}

/** @param behindApostrophe for texts that {@link endsAtApostrophe} */
export function signaturesOf(vocabulary: Vocabulary, classes: Uint8Array, behindApostrophe: boolean): Signatures {
  const known = new Map<string, number>()
  const of = new Int32Array(vocabulary.size)
  for (let id: TokenId = 0; id < vocabulary.size; id++) {
    const bytes = vocabulary.bytesOf(id)
    const signature = behindApostrophe
      ? `${latin1(bytes.subarray(0, 2))}|${signatureOf(bytes.subarray(2), classes)}`
      : signatureOf(bytes, classes)
    let number = known.get(signature)
    if (number === undefined) {
      number = known.size
      known.set(signature, number)
    }
    of[id] = number
  }
  return { of, count: known.size }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function signatureOf(bytes: Uint8Array, classes: Uint8Array): string {
  if (bytes.includes(APOSTROPHE)) return latin1(bytes)
  let at = 0
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at++
  const end = bytes.length - unfinishedBytes(bytes.subarray(at))
  if (!isTextBeginning(bytes.subarray(at))) return latin1(bytes)
  // What belongs to characters that lie partly outside counts as it is.
  const before = latin1(bytes.subarray(0, at))
  let signature = ''
  let last = -1
  let alike = 0
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0
    let letter = byte
    let isLetter = false
    if (byte < 0x80) {
      const lower = byte >= 0x61 && byte <= 0x7a
      const upper = byte >= 0x41 && byte <= 0x5a
      isLetter = lower || upper
      if (isLetter) letter = lower ? 0x61 : 0x41
      else if (byte >= 0x30 && byte <= 0x39) letter = 0x30
    } else {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      let point = byte & (0xff >> (length + 1))
      for (let index = 1; index < length; index++) point = (point << 6) | ((bytes[at + index] ?? 0) & 0x3f)
      at += length - 1
      const found = classes[point] ?? 0
      isLetter = (found & LETTER) !== 0
      letter = CLASSES + found
    }
    alike = letter === last ? alike + 1 : 1
    last = letter
    if (!isLetter || alike <= MAX_ALIKE) signature += String.fromCharCode(letter)
  }
  return `${before}|${signature}|${latin1(bytes.subarray(end))}`
}
