/**
 * The heart of training: merges the most frequent pair of adjacent tokens again and again, over sequences that no merge
 * crosses. Counts of pairs are kept up to date from merge to merge (Sennrich et al. 2016, with the usual incremental
 * counts), so that a merge costs its occurrences, not the text. It knows ids and counts, neither text nor patterns.
 */
import { PairQueue, type TieRule, type TokenPair } from './pairQueue.ts'

/** A sequence of tokens and how often it occurs in the text. */
export interface CountedSequence {
  readonly tokens: ArrayLike<number>
  /** In all corpora together. */
  readonly count: number
  /** In each corpus, if the rules choose among corpora. */
  readonly inCorpora?: ArrayLike<number>
}

export interface LearnedMerge extends TokenPair {
  /** Id of the merged token. */
  readonly merged: number
  /** Occurrences of the pair when it was merged, overlapping ones counted each. */
  readonly count: number
}

export interface MergeRules {
  /** The id of the merged token; called when the pair is merged. It may be that of a token that exists. */
  readonly idOf: (left: number, right: number) => number
  /** Whether the pair must never be merged; called once a pair. */
  readonly isBarred?: (left: number, right: number) => boolean
  /** Training ends before a pair that occurs less often. */
  readonly leastCount: number
  /** Whether an occurrence counts: the sequence's own index and the places of the pair's first and last original token. */
  readonly mayJoin?: (sequence: number, first: number, last: number) => boolean
  /** How many corpora there are, and by whose counts the next pair is chosen; null: by those of all together. */
  readonly corpora?: { readonly count: number; readonly next: () => number | null }
  /** See {@link PairQueue}. */
  readonly isFirst?: TieRule
  /** Told of every two tokens that became one, with the index of their sequence. */
  readonly onJoined?: (sequence: number) => void
}

/** What stands in the arrays before the first and after the last place of a sequence, and where a token was merged away. */
const NONE = -1
/** A pair as one number: left · KEY + right, exact while ids stay under 2^26. */
const KEY = 2 ** 26

interface Pair {
  /** Occurrences now, in all corpora together and then in each; always 0 of a barred pair. */
  readonly counts: number[]
  /** Places of the left token, some of them out of date; each is looked at before it is merged. */
  places: number[]
  readonly isBarred: boolean
}

/**
 * Yields merges, each after it was applied. The caller stops by not asking for the next. Of pairs equally frequent the one
 * with the lower left id comes first, then the one with the lower right id: no chance, no order of a map decides. An
 * occurrence in which a pair overlaps itself (`aaa`) is merged from the left. Ids must be under 2^26.
 *
 * The queue holds for every pair an entry of at least its count: entries are added where a count grew and corrected when
 * they come up. So the first entry that is right is the most frequent pair.
 */
export function* learnMerges(
  sequences: readonly CountedSequence[],
  rules: MergeRules,
): Generator<LearnedMerge, void, void> {
  const size = sequences.reduce((sum, { tokens }) => sum + tokens.length, 0)
  const symbols = new Int32Array(size)
  const next = new Int32Array(size)
  const previous = new Int32Array(size)
  /** The last original place that the token at a place covers. */
  const last = new Int32Array(size)
  const sequenceOf = new Int32Array(size)
  const firstPlace = new Int32Array(sequences.length)
  /** Columns of counts: all corpora together, and then each. */
  const columns = 1 + (rules.corpora?.count ?? 0)
  const weights = new Float64Array(columns * sequences.length)
  for (const [sequence, { count, inCorpora }] of sequences.entries()) {
    weights[sequence * columns] = count
    for (let column = 1; column < columns; column++) weights[sequence * columns + column] = inCorpora?.[column - 1] ?? 0
  }
  const pairs = new Map<number, Pair>()
  const queues = Array.from({ length: columns }, () => new PairQueue(rules.isFirst))

  /** Whether the token at `place` and the one after it count as an occurrence of their pair. */
  function counts(place: number): boolean {
    if (rules.mayJoin === undefined) return true
    const sequence = sequenceOf[place] ?? 0
    const start = firstPlace[sequence] ?? 0
    return rules.mayJoin(sequence, place - start, (last[next[place] ?? NONE] ?? 0) - start)
  }

  function change({ counts: now }: Pair, place: number, by: 1 | -1): void {
    const row = (sequenceOf[place] ?? 0) * columns
    for (let column = 0; column < columns; column++)
      now[column] = (now[column] ?? 0) + by * (weights[row + column] ?? 0)
  }

  function enqueue(key: number, { counts: now }: Pair): void {
    const [left, right] = [Math.floor(key / KEY), key % KEY]
    for (let column = 0; column < columns; column++) {
      const count = now[column] ?? 0
      if (count > 0) queues[column]?.push({ count, left, right })
    }
  }

  function add(left: number, right: number, place: number, touched: Set<number> | null): void {
    if (!counts(place)) return
    const key = left * KEY + right
    let pair = pairs.get(key)
    if (pair === undefined) {
      pair = {
        counts: Array.from({ length: columns }, () => 0),
        places: [],
        isBarred: rules.isBarred?.(left, right) ?? false,
      }
      pairs.set(key, pair)
    }
    if (pair.isBarred) return
    change(pair, place, 1)
    pair.places.push(place)
    touched?.add(key)
  }

  function remove(left: number, right: number, place: number): void {
    if (!counts(place)) return
    const pair = pairs.get(left * KEY + right)
    if (pair !== undefined && !pair.isBarred) change(pair, place, -1)
  }

  let place = 0
  for (const [sequence, { tokens }] of sequences.entries()) {
    firstPlace[sequence] = place
    for (let index = 0; index < tokens.length; index++, place++) {
      symbols[place] = tokens[index] ?? 0
      previous[place] = index === 0 ? NONE : place - 1
      next[place] = index === tokens.length - 1 ? NONE : place + 1
      last[place] = place
      sequenceOf[place] = sequence
    }
  }
  for (let at = 0; at < size; at++) {
    const follower = next[at] ?? NONE
    if (follower !== NONE) add(symbols[at] ?? 0, symbols[follower] ?? 0, at, null)
  }
  for (const [key, pair] of pairs) enqueue(key, pair)

  /** Replaces the tokens at `at` and after it by `merged`; the pairs that came to be are added to `touched`. */
  function mergeAt(at: number, left: number, right: number, merged: number, touched: Set<number>): void {
    const second = next[at] ?? NONE
    if (symbols[at] !== left || second === NONE || symbols[second] !== right) return
    const before = previous[at] ?? NONE
    const after = next[second] ?? NONE
    if (before !== NONE) remove(symbols[before] ?? 0, left, before)
    if (after !== NONE) remove(right, symbols[after] ?? 0, second)
    symbols[at] = merged
    symbols[second] = NONE
    last[at] = last[second] ?? 0
    next[at] = after
    if (after !== NONE) previous[after] = at
    if (before !== NONE) add(symbols[before] ?? 0, merged, before, touched)
    if (after !== NONE) add(merged, symbols[after] ?? 0, at, touched)
    rules.onJoined?.(sequenceOf[at] ?? 0)
  }

  /** The most frequent pair of a column, and its count there; null if there is none. */
  function mostFrequent(column: number): (TokenPair & { readonly pair: Pair; readonly count: number }) | null {
    const queue = queues[column]
    for (let top = queue?.pop() ?? null; top !== null; top = queue?.pop() ?? null) {
      const { left, right } = top
      const pair = pairs.get(left * KEY + right)
      const count = pair?.counts[column] ?? 0
      if (pair === undefined || count <= 0) continue
      if (count === top.count) return { left, right, pair, count }
      if (count < top.count) queue?.push({ count, left, right })
    }
    return null
  }

  for (;;) {
    const corpus = rules.corpora?.next() ?? null
    const found = mostFrequent(corpus === null ? 0 : corpus + 1)
    if (found === null || found.count < rules.leastCount) return
    const { left, right, pair, count } = found
    const merged = rules.idOf(left, right)
    const places = left === right ? pair.places.toSorted((one, other) => one - other) : pair.places
    pair.places = []
    const touched = new Set<number>()
    for (const at of places) mergeAt(at, left, right, merged, touched)
    pair.counts.fill(0)
    touched.delete(left * KEY + right)
    for (const key of touched) {
      const grown = pairs.get(key)
      if (grown !== undefined) enqueue(key, grown)
    }
    yield { left, right, merged, count }
  }
}
