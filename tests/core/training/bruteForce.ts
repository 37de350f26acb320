/**
 * A trainer that is as simple as can be: before every merge it counts all pairs again. Tokens are strings of letters of
 * the byte alphabet; of pairs equally frequent the one whose left token came to be earlier is merged, then whose right did.
 */

interface Token {
  readonly text: string
  /** Index in its sequence of the first and the last of the letters that it covers. */
  readonly first: number
  readonly last: number
}

export interface Sequence {
  readonly tokens: readonly Token[]
  readonly count: number
}

export interface NaiveMerge {
  readonly left: string
  readonly right: string
  readonly count: number
}

export type MayMerge = (sequence: number, left: Token, right: Token) => boolean

/** A sequence of one-letter tokens. */
export function lettersOf(word: string, count: number): Sequence {
  return { tokens: Array.from(word, (text, index) => ({ text, first: index, last: index })), count }
}

function countPairs(sequences: readonly Sequence[], mayMerge: MayMerge): ReadonlyMap<string, NaiveMerge> {
  const pairs = new Map<string, NaiveMerge>()
  for (const [index, { tokens, count }] of sequences.entries()) {
    for (const [at, left] of tokens.entries()) {
      const right = tokens[at + 1]
      if (right === undefined || !mayMerge(index, left, right)) continue
      const key = `${left.text}\0${right.text}`
      pairs.set(key, { left: left.text, right: right.text, count: (pairs.get(key)?.count ?? 0) + count })
    }
  }
  return pairs
}

function merged({ tokens, count }: Sequence, index: number, { left, right }: NaiveMerge, mayMerge: MayMerge): Sequence {
  const after: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [one, other] = [tokens[at], tokens[at + 1]]
    if (one === undefined) break
    if (one.text === left && other?.text === right && mayMerge(index, one, other)) {
      after.push({ text: left + right, first: one.first, last: other.last })
      at++
    } else after.push(one)
  }
  return { tokens: after, count }
}

/**
 * Learns at most `most` merges of pairs that occur `leastCount` times.
 *
 * @param order tokens from the earliest on; merged ones are added behind it
 */
export function naiveMerges(
  sequences: readonly Sequence[],
  {
    order,
    most,
    leastCount,
    mayMerge = () => true,
  }: { order: string[]; most: number; leastCount: number; mayMerge?: MayMerge },
): { readonly merges: readonly NaiveMerge[]; readonly sequences: readonly Sequence[] } {
  const merges: NaiveMerge[] = []
  let now = sequences
  while (merges.length < most) {
    const rank = (text: string): number => order.indexOf(text)
    const [best] = [...countPairs(now, mayMerge).values()].toSorted(
      (one, other) =>
        other.count - one.count || rank(one.left) - rank(other.left) || rank(one.right) - rank(other.right),
    )
    if (best === undefined || best.count < leastCount) break
    if (!order.includes(best.left + best.right)) order.push(best.left + best.right)
    now = now.map((sequence, index) => merged(sequence, index, best, mayMerge))
    merges.push(best)
  }
  return { merges, sequences: now }
}
