/**
 * Whether a segmentation is the one that the tokenizer itself makes of its text, and where it first departs from it,
 * judged by adjacent pairs (Vieira et al. 2024 and others) rather than by encoding the text again.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Adjacency } from './adjacency.ts'

/**
 * Where it breaks, at token `index`:
 * - `token`: the merges cut the token's own bytes;
 * - `pair`: the merges would cut the token and the one before it otherwise, as `instead`;
 * - `pre-token`: a pre-token ends inside the token;
 * - `whole`: the tokenizer takes a pre-token that is in the vocabulary as it is, and here it is cut;
 * - `byte`: the token is a byte of a character that has a token itself.
 */
export type Canonicality =
  | { readonly canonical: true }
  | {
      readonly canonical: false
      readonly reason: 'token' | 'pair' | 'pre-token' | 'whole' | 'byte'
      readonly index: number
      readonly instead: readonly TokenId[]
    }

/** The tokens must be of the vocabulary, and their bytes together valid UTF-8 of a normalized text. */
export function canonicality(adjacency: Adjacency, tokens: readonly TokenId[]): Canonicality {
  const { vocabulary } = adjacency
  const bytes = vocabulary.join(tokens)
  const ends = vocabulary.preTokenEnds(bytes)
  let index = 0
  let at = 0
  let start = 0
  for (const end of ends) {
    const first = index
    while (at < end) at += vocabulary.bytesOf(tokens[index++] ?? -1).length || bytes.length
    const broken = pieceBreak(adjacency, tokens, first, index, bytes, start, end)
    if (broken !== null) return broken
    if (at > end)
      return {
        canonical: false,
        reason: 'pre-token',
        index: index - 1,
        instead: vocabulary.mergePiece(bytes, start, end),
      }
    start = end
  }
  return { canonical: true }
}

/** The first break among tokens `[first, last)`, which cover the pre-token `bytes[start, end)` and may reach beyond it. */
function pieceBreak(
  adjacency: Adjacency,
  tokens: readonly TokenId[],
  first: number,
  last: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): Canonicality | null {
  const { vocabulary } = adjacency
  if (vocabulary.bpe.wholePieces) {
    const whole = vocabulary.find(bytes, start, end)
    if (whole !== -1) {
      return last - first === 1 && tokens[first] === whole
        ? null
        : { canonical: false, reason: 'whole', index: first, instead: [whole] }
    }
  }
  let at = start
  for (let index = first; index < last; index++) {
    const token = tokens[index] ?? -1
    at += vocabulary.bytesOf(token).length
    if (at > end) return null
    if (vocabulary.characters?.isByte(token) === true) {
      // Before the last byte of a character its first one has been here.
      const isFirst = ((bytes[at - 1] ?? 0) & 0xc0) !== 0x80
      const character = isFirst ? vocabulary.characters.nextOf(bytes, at - 1, bytes.length).id : -1
      if (character !== -1) return { canonical: false, reason: 'byte', index, instead: [character] }
    }
    if (!adjacency.isOwn(token)) {
      const own = vocabulary.bytesOf(token)
      return { canonical: false, reason: 'token', index, instead: vocabulary.mergePiece(own, 0, own.length, false) }
    }
    const before = tokens[index - 1]
    if (index > first && before !== undefined && !adjacency.mayFollow(before, token)) {
      const joined = vocabulary.join([before, token])
      return {
        canonical: false,
        reason: 'pair',
        index,
        instead: vocabulary.mergePiece(joined, 0, joined.length, false),
      }
    }
  }
  return null
}
