/** Greedy ways to cut one pre-token: longest prefix, longest suffix, longest token anywhere (FLOTA, Hofmann et al. 2022), single bytes. */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

/** From the left, the longest token each time (WordPiece's rule; "maximum prefix encoding"). */
export function longestPrefix(vocabulary: Vocabulary, bytes: Uint8Array): TokenId[] {
  const tokens: TokenId[] = []
  for (let at = 0; at < bytes.length;) {
    let longest = at + 1
    for (const { end } of vocabulary.trie.prefixesOf(bytes, at)) longest = end
    tokens.push(vocabulary.find(bytes, at, longest))
    at = longest
  }
  return tokens
}

/** From the right, the longest token each time. */
export function longestSuffix(vocabulary: Vocabulary, bytes: Uint8Array): TokenId[] {
  const tokens: TokenId[] = []
  for (let end = bytes.length; end > 0;) {
    let start = Math.max(0, end - vocabulary.bpe.strings.longest)
    while (start < end - 1 && vocabulary.find(bytes, start, end) === -1) start++
    tokens.push(vocabulary.find(bytes, start, end))
    end = start
  }
  return tokens.toReversed()
}

/** The longest token anywhere in it (leftmost of equal ones), then the same on both sides of it. */
export function longestToken(vocabulary: Vocabulary, bytes: Uint8Array): TokenId[] {
  const tokens: TokenId[] = []
  const stack: (TokenId | { readonly start: number; readonly end: number })[] = [{ start: 0, end: bytes.length }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'number') tokens.push(next)
    else if (next.start < next.end) {
      const { id, start, end } = longestWithin(vocabulary, bytes, next.start, next.end)
      stack.push({ start: end, end: next.end }, id, { start: next.start, end: start })
    }
  }
  return tokens
}

function longestWithin(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  from: number,
  to: number,
): { id: TokenId; start: number; end: number } {
  for (let length = Math.min(to - from, vocabulary.bpe.strings.longest); length > 1; length--) {
    for (let start = from; start + length <= to; start++) {
      const id = vocabulary.find(bytes, start, start + length)
      if (id !== -1) return { id, start, end: start + length }
    }
  }
  return { id: vocabulary.find(bytes, from, from + 1), start: from, end: from + 1 }
}

/** Every byte by itself, also if a character of one byte has a token beside that of its byte. */
export function singleBytes(vocabulary: Vocabulary, bytes: Uint8Array): TokenId[] {
  return Array.from(bytes, (byte) => vocabulary.bpe.byteIds[byte] ?? -1)
}
