/** The pre-tokenizers that cut at what a pattern or a class of characters matches. */
import type { AlignedText } from '../alignedText.ts'
import { matchesOf } from '../regex.ts'
import { flatMapSteps, inTurn, STEP_UNITS } from '../steps.ts'
import type { PreTokenizer } from '../types.ts'
import { numericSource, punctuationSource, wordSource } from '../unicode/characterSets.ts'
import { split, type Behaviour } from './splitting.ts'

export function splitting(regExp: RegExp, behaviour: Behaviour, invert = false): PreTokenizer {
  return (pieces) => flatMapSteps(pieces, (piece) => split(piece, matchesOf(regExp, piece.text), behaviour, invert))
}

/** `\w+|[^\w\s]+`, by Unicode; what lies between is dropped. */
export function whitespace(): PreTokenizer {
  const word = wordSource()
  return splitting(new RegExp(String.raw`[${word}]+|[^${word}\p{White_Space}]+`, 'gu'), 'Removed', true)
}

export const whitespaceSplit = splitting(/\p{White_Space}/gu, 'Removed')

/** Cuts at punctuation of Unicode, and at all of ASCII's marks, symbols included. */
export function punctuation(behaviour: Behaviour): PreTokenizer {
  return splitting(new RegExp(String.raw`[!-\/:-@\[-\x60{-~${punctuationSource()}]`, 'gu'), behaviour)
}

/** BERT: cut at white space, which goes, and around each punctuation mark. */
export function bert(): PreTokenizer {
  const atMarks = punctuation('Isolated')
  return (pieces) => inTurn([whitespaceSplit, atMarks], pieces)
}

export function digits(individual: boolean): PreTokenizer {
  const digit = `[${numericSource()}]`
  return splitting(new RegExp(individual ? digit : `${digit}+`, 'gu'), individual ? 'Isolated' : 'Contiguous')
}

/** Pieces of `length` characters, the last one shorter. */
export function fixedLength(length: number): PreTokenizer {
  return (pieces) =>
    flatMapSteps(pieces, function* (piece) {
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
        if (count % STEP_UNITS === 0) yield STEP_UNITS
      }
      if (start < piece.length) parts.push(piece.slice(start, piece.length))
      return parts
    })
}
