/** How many ways there are to cut bytes with a vocabulary, and drawing one of them with equal chances. */
import type { Random } from '../text/seededRandom.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Number of segmentations of `bytes[start..]` for every start, exactly; [bytes + 1]. */
function countsFrom({ trie }: Vocabulary, bytes: Uint8Array): bigint[] {
  const counts: bigint[] = Array.from({ length: bytes.length + 1 }, () => 0n)
  counts[bytes.length] = 1n
  for (let start = bytes.length - 1; start >= 0; start--) {
    let count = 0n
    for (const { end } of trie.prefixesOf(bytes, start)) count += counts[end] ?? 0n
    counts[start] = count
  }
  return counts
}

/** Number of token sequences whose bytes are `bytes`. */
export function countSegmentations(vocabulary: Vocabulary, bytes: Uint8Array): bigint {
  return countsFrom(vocabulary, bytes)[0] ?? 0n
}

/**
 * The same number without a trie, which takes long to make: for a short text, by looking every span up.
 *
 * @param longest bytes of the longest token
 * @param tokensOf how many tokens `bytes[start, end)` is the bytes of
 */
export function countByLookUp(
  bytes: Uint8Array,
  longest: number,
  tokensOf: (start: number, end: number) => number,
): bigint {
  const counts: bigint[] = [1n]
  for (let end = 1; end <= bytes.length; end++) {
    let count = 0n
    for (let start = Math.max(0, end - longest); start < end; start++)
      count += BigInt(tokensOf(start, end)) * (counts[start] ?? 0n)
    counts.push(count)
  }
  return counts[bytes.length] ?? 0n
}

/** Draws segmentations, each of all with equal probability (to the precision of a double). */
export function segmentationSampler(vocabulary: Vocabulary, bytes: Uint8Array): (random: Random) => TokenId[] {
  const SCALE = 1n << 53n
  const counts = countsFrom(vocabulary, bytes)
  return (random) => {
    const tokens: TokenId[] = []
    for (let at = 0; at < bytes.length;) {
      let left = ((counts[at] ?? 0n) * BigInt(Math.floor(random() * Number(SCALE)))) / SCALE
      for (const { id, end } of vocabulary.trie.prefixesOf(bytes, at)) {
        left -= counts[end] ?? 0n
        if (left >= 0n) continue
        tokens.push(id)
        at = end
        break
      }
    }
    return tokens
  }
}
