/** Multi-Word Tokenization one sequence of words at a time: which tokens of its base each takes the place of, or why none. */
import { TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../tokenizers/encoding.ts'
import type { MultiWordInside } from '../tokenizers/inside.ts'
import type { WordStep } from './textTrace.ts'

export function traceWords(inside: MultiWordInside, text: string, options: EncodeOptions): readonly WordStep[] {
  const base = inside.base.encode(text, options)
  return Array.from(inside.occurrences(text), ({ start, end, id }) => ({
    ...tokensOver(base, start, end),
    id,
    start,
    end,
  }))
}

/** The ordinary tokens that tile bytes `[start, end)`; a count of 0 if none do. */
function tokensOver(
  { startByte, endByte, kinds }: Encoding,
  start: number,
  end: number,
): { readonly first: number; readonly count: number } {
  const first = startByte.findIndex((byte, index) => byte === start && (endByte[index] ?? 0) > start)
  for (let index = first, at = start; index !== -1 && index < startByte.length; index++) {
    if (startByte[index] !== at || kinds[index] !== TokenKind.ordinary) break
    at = endByte[index] ?? 0
    if (at === end) return { first, count: index + 1 - first }
    if (at > end) break
  }
  return { first: Math.max(0, first), count: 0 }
}

/** The base's tokens with those of the words in their place. */
export function wordIds(base: readonly TokenId[], steps: readonly WordStep[]): readonly TokenId[] {
  const ids: TokenId[] = []
  let at = 0
  for (const { first, count, id } of steps) {
    if (count === 0) continue
    for (; at < first; at++) ids.push(base[at] ?? 0)
    ids.push(id)
    at = first + count
  }
  return [...ids, ...base.slice(at)]
}
