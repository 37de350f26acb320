/** Replace, Prepend, Strip, Nmt and ByteLevel: normalizers that put one spelling in the place of another. */
import { encodeUtf8 } from '../../../text/utf8.ts'
import { spellBytes } from '../../bpe/byteAlphabet.ts'
import type { AlignedBuilder } from '../alignedText.ts'
import { matchesOf } from '../regex.ts'
import { STEP_UNITS } from '../steps.ts'
import type { Normalizer } from '../types.ts'
import { byCharacter } from './byCharacter.ts'

/** Every match becomes `content`, which is taken literally. A single space respelled as one character stays exact. */
export function replace(regExp: RegExp, content: string): Normalizer {
  return function* (text) {
    let builder: AlignedBuilder | null = null
    let at = 0
    let matches = 0
    for (const { start, end } of matchesOf(regExp, text.text)) {
      builder ??= text.builder()
      yield* builder.keep(at, start)
      const exact = end - start === content.length && text.text.slice(start, end).trim() === ''
      builder.add({ text: content, from: start, to: end, exact, unitwise: exact })
      at = end
      if (++matches % STEP_UNITS === 0) yield STEP_UNITS
    }
    if (builder === null) return text
    yield* builder.keep(at, text.length)
    return builder.finish()
  }
}

/** Nothing is prepended to an empty text. */
export function prepend(prefix: string): Normalizer {
  return function* (text) {
    if (text.length === 0) return text
    const builder = text.builder()
    builder.add({ text: prefix, from: 0, to: 0 })
    yield* builder.keep(0, text.length)
    return builder.finish()
  }
}

/** Drops white space at the ends. */
export function strip(left: boolean, right: boolean): Normalizer {
  return function* (text) {
    let start = 0
    let end = text.length
    if (left) while (start < end && isWhite(text.text, start)) if (++start % STEP_UNITS === 0) yield STEP_UNITS
    if (right) while (end > start && isWhite(text.text, end - 1)) if (--end % STEP_UNITS === 0) yield STEP_UNITS
    return text.slice(start, end)
  }
}

const WHITE = /\p{White_Space}/u

/** No white space is a pair of surrogates. */
function isWhite(text: string, at: number): boolean {
  return WHITE.test(text.charAt(at))
}

// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const NMT_DROPPED = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/u
const NMT_SPACE = /[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/u

/** The clean-up of the T5 and mT5 vocabularies: some control characters go, others become spaces. */
export const nmt: Normalizer = function* (text) {
  if (!NMT_DROPPED.test(text.text) && !NMT_SPACE.test(text.text)) return text
  return yield* byCharacter(text, (built, character, from, to) => {
    if (NMT_DROPPED.test(character)) return
    const isSpace = NMT_SPACE.test(character)
    built.add({ text: isSpace ? ' ' : character, from, to, exact: isSpace })
  })
}

/** The letters of ASCII characters; those of letters, digits and marks are they themselves. */
const ASCII_LETTERS = Array.from({ length: 0x80 }, (_, byte) => spellBytes(Uint8Array.of(byte)))
// oxlint-disable-next-line no-control-regex -- ASCII's are among them
const OTHER_THAN_ASCII = /[^\0-\x7f]/
const SPELLED_OTHERWISE = /[^!-~]/g

/** Every character as letters of the byte alphabet, one per byte, each with the character's range. */
export const byteLevel: Normalizer = function* (text) {
  if (!OTHER_THAN_ASCII.test(text.text)) {
    return text.respell(
      text.text.replaceAll(SPELLED_OTHERWISE, (character) => ASCII_LETTERS[character.charCodeAt(0)] ?? ''),
    )
  }
  return yield* byCharacter(text, (built, character, from, to) => {
    // What is a letter of the alphabet already stands for a byte, and its own bytes are of no text.
    const isText = text.letterAt(from) === null
    const letters = ASCII_LETTERS[character.codePointAt(0) ?? 0] ?? spellBytes(encodeUtf8(character))
    built.add({ text: letters, from, to, exact: isText, letters: isText })
  })
}
