/** Replace, Prepend, Strip, Nmt and ByteLevel: normalizers that put one spelling in the place of another. */
import { encodeUtf8 } from '../../../text/utf8.ts'
import { spellBytes } from '../../bpe/byteAlphabet.ts'
import type { AlignedPiece } from '../alignedText.ts'
import { matchesOf } from '../regex.ts'
import type { Normalizer } from '../types.ts'

/** Every match becomes `content`, which is taken literally. A single space respelled as one character stays exact. */
export function replace(regExp: RegExp, content: string): Normalizer {
  return (text) => {
    const pieces: AlignedPiece[] = []
    let at = 0
    for (const { start, end } of matchesOf(regExp, text.text)) {
      if (start > at) pieces.push({ text: text.text.slice(at, start), from: at, to: start })
      const exact = end - start === content.length && text.text.slice(start, end).trim() === ''
      pieces.push({ text: content, from: start, to: end, exact, unitwise: exact })
      at = end
    }
    if (pieces.length === 0) return text
    if (at < text.length) pieces.push({ text: text.text.slice(at), from: at, to: text.length })
    return text.rebuild(pieces)
  }
}

/** Nothing is prepended to an empty text. */
export function prepend(prefix: string): Normalizer {
  return (text) => {
    if (text.length === 0) return text
    return text.rebuild([
      { text: prefix, from: 0, to: 0 },
      { text: text.text, from: 0, to: text.length },
    ])
  }
}

/** Drops white space at the ends. */
export function strip(left: boolean, right: boolean): Normalizer {
  return (text) => {
    const start = left ? (/^\p{White_Space}*/u.exec(text.text)?.[0].length ?? 0) : 0
    if (start === text.length) return text.slice(start, start)
    const end = right ? text.length - (/\p{White_Space}*$/u.exec(text.text)?.[0].length ?? 0) : text.length
    return text.slice(start, end)
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const NMT_DROPPED = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/u
const NMT_SPACE = /[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/u

/** The clean-up of the T5 and mT5 vocabularies: some control characters go, others become spaces. */
export const nmt: Normalizer = (text) => {
  if (!NMT_DROPPED.test(text.text) && !NMT_SPACE.test(text.text)) return text
  const pieces: AlignedPiece[] = []
  let at = 0
  for (const character of text.text) {
    const piece = { from: at, to: at + character.length }
    at = piece.to
    if (NMT_DROPPED.test(character)) continue
    pieces.push(NMT_SPACE.test(character) ? { ...piece, text: ' ', exact: true } : { ...piece, text: character })
  }
  return text.rebuild(pieces)
}

/** The letters of ASCII characters; those of letters, digits and marks are they themselves. */
const ASCII_LETTERS = Array.from({ length: 0x80 }, (_, byte) => spellBytes(Uint8Array.of(byte)))
// oxlint-disable-next-line no-control-regex -- ASCII's are among them
const OTHER_THAN_ASCII = /[^\0-\x7f]/
const SPELLED_OTHERWISE = /[^!-~]/g

/** Every character as letters of the byte alphabet, one a byte, each with the character's range. */
export const byteLevel: Normalizer = (text) => {
  if (!OTHER_THAN_ASCII.test(text.text)) {
    return text.respell(text.text.replaceAll(SPELLED_OTHERWISE, (character) => ASCII_LETTERS[character.charCodeAt(0)] ?? ''))
  }
  const pieces: AlignedPiece[] = []
  let at = 0
  for (const character of text.text) {
    const letters = ASCII_LETTERS[character.codePointAt(0) ?? 0] ?? spellBytes(encodeUtf8(character))
    pieces.push({ text: letters, from: at, to: at + character.length, exact: true })
    at += character.length
  }
  return text.rebuild(pieces)
}
