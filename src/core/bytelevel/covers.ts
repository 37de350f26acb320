/**
 * The covers of a text (Phan et al. 2025): the valid segmentations whose bytes begin with the text and whose last token
 * alone may reach beyond it. Every text that begins so is segmented through exactly one of them, so that their
 * probabilities add up to that of the text. Also here: reading on by one byte, without looking at the text again.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import type { ValidSequences } from './validSequences.ts'

/** Tokens after the settled part of the text. */
export interface Cover {
  readonly tokens: Tokens
  /** Bytes of the tokens. */
  readonly length: number
  /** ln P(tokens | the settled tokens). */
  readonly logProbability: number
}

/** The text so far: settled tokens that all its covers share, and the bytes after them. */
export interface CoveredText {
  readonly settled: Tokens
  /** Bytes after the settled tokens. */
  readonly tail: Uint8Array
  readonly covers: readonly Cover[]
}

/** All covers of the bytes (UTF-8 of a normalized text, which may end inside a character), in one batched run. */
export async function coversOf(
  valid: ValidSequences,
  rows: Rows,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<CoveredText> {
  const { vocabulary } = valid
  const { end: settledEnd, tokens: settled } = valid.settled(bytes)
  const tail = bytes.slice(settledEnd)
  if (tail.length === 0) return { settled, tail, covers: [{ tokens: [], length: 0, logProbability: 0 }] }
  const lefts: { readonly tokens: Tokens; readonly end: number; readonly last: readonly TokenId[] }[] = []
  for (let end = 0; end < tail.length; end++) {
    const node = vocabulary.trie.descend(0, tail, end, tail.length)
    if (node === -1) continue
    const last = vocabulary.trie.tokensUnder(node)
    for (const tokens of valid.sequencesOf(tail.subarray(0, end))) {
      const fitting = valid.validNext(tokens, last, settled.length === 0)
      if (fitting.length > 0) lefts.push({ tokens, end, last: fitting })
    }
  }
  const beginnings = new Map<string, Tokens>()
  for (const { tokens } of lefts)
    for (let count = 0; count <= tokens.length; count++)
      beginnings.set(tokens.slice(0, count).join(), tokens.slice(0, count))
  const contexts = [...beginnings.values()]
  const found = await rows.of(
    contexts.map((tokens) => [...settled, ...tokens]),
    signal,
  )
  const rowOf = new Map(contexts.map((tokens, index) => [tokens.join(), found[index] ?? []]))
  const covers = lefts.flatMap(({ tokens, end, last }) => {
    const before = tokens.reduce(
      (sum, token, index) => sum + logProbability(rowOf.get(tokens.slice(0, index).join()), token),
      0,
    )
    const row = rowOf.get(tokens.join())
    return last.map((id) => ({
      tokens: [...tokens, id],
      length: end + vocabulary.bytesOf(id).length,
      logProbability: before + logProbability(row, id),
    }))
  })
  return { settled, tail, covers }
}

export function logProbability(row: ArrayLike<number> | undefined, token: TokenId): number {
  return row?.[token] ?? Number.NEGATIVE_INFINITY
}

/** The byte that a cover has after the text, or -1 if it ends with it. */
export function nextByteOf({ vocabulary }: ValidSequences, { tokens, length }: Cover, textLength: number): number {
  if (length === textLength) return -1
  const last = vocabulary.bytesOf(tokens.at(-1) ?? -1)
  return last[last.length - (length - textLength)] ?? -1
}

/** What can follow a cover that ends with the text. */
export interface Continuations {
  readonly cover: Cover
  readonly row: ArrayLike<number>
  readonly validNext: readonly TokenId[]
}

/** The covers of the text with one byte more. */
export function readByte(
  valid: ValidSequences,
  text: CoveredText,
  continuations: readonly Continuations[],
  byte: number,
): CoveredText {
  const { vocabulary } = valid
  const covers: Cover[] = text.covers.filter((cover) => nextByteOf(valid, cover, text.tail.length) === byte)
  for (const { cover, row, validNext } of continuations) {
    for (const id of validNext) {
      if (vocabulary.firstBytes[id] !== byte) continue
      covers.push({
        tokens: [...cover.tokens, id],
        length: cover.length + vocabulary.bytesOf(id).length,
        logProbability: cover.logProbability + logProbability(row, id),
      })
    }
  }
  const tail = new Uint8Array(text.tail.length + 1)
  tail.set(text.tail)
  tail[text.tail.length] = byte
  return settle(valid, { settled: text.settled, tail, covers })
}

/** Moves to the settled part what no continuation can cut otherwise any more: there all covers have the same tokens. */
function settle(valid: ValidSequences, text: CoveredText): CoveredText {
  const { end, tokens: shared } = valid.settled(text.tail)
  if (end === 0 || text.covers.length === 0) return text
  return {
    settled: [...text.settled, ...shared],
    tail: text.tail.slice(end),
    covers: text.covers.map(({ tokens, length, logProbability: weight }) => ({
      tokens: tokens.slice(shared.length),
      length: length - end,
      logProbability: weight,
    })),
  }
}
