/** The pre-tokenizers that cut at what a pattern or a class of characters matches. */
import type { AlignedText } from '../alignedText.ts'
import { matchesOf } from '../regex.ts'
import type { PreTokenizer } from '../types.ts'
import { split, type Behaviour } from './splitting.ts'

export function splitting(regExp: RegExp, behaviour: Behaviour, invert = false): PreTokenizer {
  return (pieces) => pieces.flatMap((piece) => split(piece, matchesOf(regExp, piece.text), behaviour, invert))
}

/** Rust's `\w`: letters, marks, decimal numbers, connector punctuation, joiners. */
const WORD = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`

/** `\w+|[^\w\s]+`, by Unicode; what lies between is dropped. */
export const whitespace = splitting(new RegExp(String.raw`[${WORD}]+|[^${WORD}\p{White_Space}]+`, 'gu'), 'Removed', true)

export const whitespaceSplit = splitting(/\p{White_Space}/gu, 'Removed')

/** Punctuation of Unicode, and all of ASCII's marks, symbols included. */
export const PUNCTUATION = String.raw`[!-\/:-@\[-\x60{-~]|\p{P}`

/** BERT: cut at white space, which goes, and around each punctuation mark. */
export const bert: PreTokenizer = (pieces) =>
  splitting(new RegExp(PUNCTUATION, 'gu'), 'Isolated')(splitting(/\p{White_Space}/gu, 'Removed')(pieces))

export function digits(individual: boolean): PreTokenizer {
  return splitting(individual ? /\p{N}/gu : /\p{N}+/gu, individual ? 'Isolated' : 'Contiguous')
}

/** Pieces of `length` characters, the last one shorter. */
export function fixedLength(length: number): PreTokenizer {
  return (pieces) =>
    pieces.flatMap((piece) => {
      const parts: AlignedText[] = []
      let start = 0
      let count = 0
      let at = 0
      for (const character of piece.text) {
        at += character.length
        if (++count % length === 0) {
          parts.push(piece.slice(start, at))
          start = at
        }
      }
      if (start < piece.length) parts.push(piece.slice(start, piece.length))
      return parts
    })
}
