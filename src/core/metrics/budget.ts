/**
 * Where a number of tokens ends in a text, and a text in chunks of so many tokens. Pure; offsets in bytes of UTF-8 of the text.
 */
import { TokenKind, tokenKind, type Encoding } from '../tokenizers/encoding.ts'

/** Tokens of a budget that nobody has set, and of any. */
export const FIRST_BUDGET = 100
export const MAX_BUDGET = 100_000_000

type Columns = Pick<Encoding, 'ids' | 'startByte' | 'endByte' | 'kinds'>

/**
 * The byte up to which the first `budget` tokens stand for whole characters; all bytes if there are no more tokens than that.
 * Inserted special tokens count: a context holds them too.
 */
export function budgetEnd({ ids, endByte }: Columns, bytes: Uint8Array, budget: number): number {
  if (ids.length <= budget) return bytes.length
  return wholeCharacters(bytes, budget === 0 ? 0 : (endByte[budget - 1] ?? 0))
}

/** The last place at or before `end` that is not inside a character. */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  let at = end
  while (at > 0 && at < bytes.length && isInside(bytes[at] ?? 0)) at--
  return at
}

/** Whether a byte goes on with the character of the byte before. */
const isInside = (byte: number): boolean => (byte & 0xc0) === 0x80

export interface Chunk {
  /** Tokens from the first, to behind the last. */
  readonly firstToken: number
  readonly endToken: number
  readonly startByte: number
  readonly endByte: number
}

/**
 * A text in chunks of at most `size` tokens, each beginning `overlap` tokens before the one before it ended. A boundary that
 * would stand inside a character moves back to a token before it, unless `cutsCharacters`, or unless a character alone has more
 * tokens than a chunk. Tokens that stand for no text, put in by a template, are left out. Every token of the text is in a chunk.
 * @param overlap less than `size`; more is taken as `size` − 1
 */
export function chunksOf(
  { startByte, endByte, kinds }: Columns,
  bytes: Uint8Array,
  {
    size,
    overlap,
    cutsCharacters,
  }: { readonly size: number; readonly overlap: number; readonly cutsCharacters: boolean },
): readonly Chunk[] {
  const tokens = Array.from(kinds.keys()).filter((token) => tokenKind(kinds[token] ?? 0) !== TokenKind.inserted)
  const startOf = (at: number): number => startByte[tokens[at] ?? 0] ?? 0
  const endOf = (at: number): number => endByte[tokens[at - 1] ?? 0] ?? 0
  // Before a token: whether a character ends there.
  const isBoundary = (at: number): boolean =>
    cutsCharacters ||
    at === 0 ||
    at === tokens.length ||
    (endOf(at) <= startOf(at) && !isInside(bytes[startOf(at)] ?? 0))
  const back = (at: number, least: number): number => {
    let boundary = at
    while (boundary > least && !isBoundary(boundary)) boundary--
    return boundary > least ? boundary : at
  }
  const endFrom = (first: number): number => back(Math.min(tokens.length, first + size), first)
  const chunks: Chunk[] = []
  let first = 0
  while (first < tokens.length) {
    const end = endFrom(first)
    chunks.push({ firstToken: first, endToken: end, startByte: startOf(first), endByte: endOf(end) })
    if (end === tokens.length) break
    const overlapping = Math.max(first + 1, back(Math.max(first + 1, end - Math.min(overlap, size - 1)), first))
    // Where the overlap alone would fill the chunk, there is none.
    first = endFrom(overlapping) > end ? overlapping : end
  }
  return chunks
}
