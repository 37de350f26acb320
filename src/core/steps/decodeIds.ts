/**
 * Ids back to text, at once and one by one, and whether the tokenizer gives these ids for that text. Pure.
 *
 * One by one as a page that shows an answer while it comes does it: what a token adds is known once no character is left
 * incomplete. Decoded alone, each token of a character is a replacement character.
 */
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import type { TokenId } from '../tokenizers/encoding.ts'

export interface DecodedStep {
  readonly id: TokenId
  /** Its spelling; null if the vocabulary has no such entry. */
  readonly piece: string | null
  readonly bytes: Uint8Array | null
  /** What the id alone is decoded to. */
  readonly alone: string
  /** What it adds to the text before it; empty while a character is incomplete. */
  readonly adds: string
}

export interface DecodedIds {
  readonly text: string
  readonly steps: readonly DecodedStep[]
  /** Ids that the vocabulary lacks, which are left out of the text. */
  readonly unknown: readonly TokenId[]
  /** What the tokenizer gives for the text: special tokens that are spelled in it are read, none are added. */
  readonly again: readonly TokenId[]
  /** Index of the first id that is another there; null if all are the same. */
  readonly firstDifference: number | null
}

export function decodeIds(tokenizer: Tokenizer, ids: readonly TokenId[]): DecodedIds {
  const known = ids.filter((id) => tokenizer.piece(id) !== null)
  const text = tokenizer.decode(known)
  const again = Array.from(tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: true }).ids)
  const differs = Array.from({ length: Math.max(ids.length, again.length) }).findIndex((_, at) => ids[at] !== again[at])
  return {
    text,
    steps: stepsOf(tokenizer, ids),
    unknown: ids.filter((id) => tokenizer.piece(id) === null),
    again,
    firstDifference: differs === -1 ? null : differs,
  }
}

/**
 * Each id decoded behind those that were decoded last: a decoder may treat the first token of a text otherwise, so that what is
 * added is the difference of two decodings with the same beginning.
 */
function stepsOf(tokenizer: Tokenizer, ids: readonly TokenId[]): readonly DecodedStep[] {
  const seen: TokenId[] = []
  /** From here on is decoded, and up to here was shown. */
  let from = 0
  let shown = 0
  return ids.map((id) => {
    const piece = tokenizer.piece(id)
    const bytes = tokenizer.tokenBytes(id)
    if (piece === null) return { id, piece, bytes, alone: '', adds: '' }
    seen.push(id)
    const before = tokenizer.decode(seen.slice(from, shown))
    const now = tokenizer.decode(seen.slice(from))
    const isComplete = now.length >= before.length && !now.endsWith('\ufffd')
    const adds = isComplete ? now.slice(before.length) : ''
    if (isComplete) {
      from = shown
      shown = seen.length
    }
    return { id, piece, bytes, alone: tokenizer.decode([id]), adds }
  })
}

/** Numbers in a text as people copy them, with whatever is between them; null if one is too large for an id, or there are none. */
export function readIds(text: string, most: number): readonly TokenId[] | null {
  const ids = Array.from(text.matchAll(/\d+/g), ([digits]) => Number(digits))
  return ids.length === 0 || ids.length > most || ids.some((id) => id > 0xffff_ffff) ? null : ids
}
