/** Metaspace: spaces become a visible character, which may be put before the text too, and begin a new piece. */
import type { AlignedPiece, AlignedText } from '../alignedText.ts'
import { literalRegExp, matchesOf } from '../regex.ts'
import type { PreTokenizer } from '../types.ts'
import { split } from './splitting.ts'

export interface MetaspaceOptions {
  /** One character. */
  readonly replacement: string
  readonly prepend: 'always' | 'first' | 'never'
  readonly split: boolean
}

export function metaspace({ replacement, prepend, split: splits }: MetaspaceOptions): PreTokenizer {
  const atReplacement = literalRegExp(replacement)
  return (pieces) =>
    pieces.flatMap((piece) => {
      const prefix = (prepend === 'always' || (prepend === 'first' && piece.originalStart(0) === 0)) && !/^[ ]/.test(piece.text) && !piece.text.startsWith(replacement)
      const respelled = respell(piece, replacement, prefix)
      return splits ? split(respelled, matchesOf(atReplacement, respelled.text), 'MergedWithNext') : [respelled]
    })
}

function respell(piece: AlignedText, replacement: string, prefix: boolean): AlignedText {
  const spaces = piece.text.includes(' ')
  if (!spaces && !prefix) return piece
  const parts: AlignedPiece[] = prefix ? [{ text: replacement, from: 0, to: 0 }] : []
  let at = 0
  for (const part of piece.text.split(/( )/)) {
    if (part !== '') parts.push({ text: part === ' ' ? replacement : part, from: at, to: at + part.length, exact: part === ' ' })
    at += part.length
  }
  return piece.rebuild(parts)
}
