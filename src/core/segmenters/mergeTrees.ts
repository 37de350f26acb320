/**
 * How each token is merged from two others, and from that which tokens the merges leave beside each other, without merging
 * anything. The parts of two neighbours are merged as in each alone; of the left one only its last part, of the right one
 * only its first meet the other. They are merged across if that comes first while both are there.
 *
 * Time is the highest rank that was merged so far: of what can be merged, the lowest rank is. A part is there from its own
 * time (`#made`) to that of the token it goes into. If a list of merges ranks a merge before the making of its parts, it
 * follows at once on what makes the last of them, at the same time: a part that is there for no time can be merged across
 * only by what ranks before the merge that it goes into. Of equal ranks the leftmost is done first: inside the left token,
 * then across, then inside the right one.
 */
import type { BpeVocabulary } from '../tokenizers/bpe/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'

/** The time, and the rank, of what is never done. */
const NEVER = 0x7fffffff

export class MergeTrees {
  readonly #pairs: BpeVocabulary['pairs']
  /** The two parts of each token that the merges make; -1 for what merging starts with and what they do not make. */
  readonly #left: Int32Array
  readonly #right: Int32Array
  /** The rank of the merge that makes it, and the time at which it is made; -1 for the same. */
  readonly #rank: Int32Array
  readonly #made: Int32Array
  readonly #own: Uint8Array
  /** Merges in the order of their left part: those of token t are `[#firstOf[t], #firstOf[t + 1])`. */
  readonly #firstOf: Int32Array
  readonly #rightOf: Int32Array
  readonly #rankOf: Int32Array

  constructor(vocabulary: BpeVocabulary) {
    const merges = vocabulary.pairs.columns()
    const { size } = vocabulary.strings
    this.#pairs = vocabulary.pairs
    this.#left = new Int32Array(size).fill(-1)
    this.#right = new Int32Array(size).fill(-1)
    this.#rank = new Int32Array(size).fill(-1)
    this.#made = new Int32Array(size).fill(-1)
    this.#own = new Uint8Array(size)
    // What merging starts with. The tokens of bytes beside characters never merge, so that nothing more is asked of them here.
    for (const id of vocabulary.characters?.characterIds() ?? []) this.#own[id] = 1
    for (const id of vocabulary.byteIds) this.#own[id] = 1
    // Parts are shorter than what they make.
    for (const merge of orderedBy(merges.merged.map((id) => vocabulary.strings.lengthOf(id)))) {
      const [left, right, rank, merged] = [
        merges.left[merge] ?? 0,
        merges.right[merge] ?? 0,
        merges.rank[merge] ?? 0,
        merges.merged[merge] ?? 0,
      ]
      if (this.#own[left] === 0 || this.#own[right] === 0 || this.#own[merged] === 1) continue
      const time = Math.max(rank, this.#made[left] ?? -1, this.#made[right] ?? -1)
      if (this.#meet(left, right, time, rank)) continue
      this.#left[merged] = left
      this.#right[merged] = right
      this.#rank[merged] = rank
      this.#made[merged] = time
      this.#own[merged] = 1
    }
    const order = orderedBy(merges.left)
    this.#rightOf = Int32Array.from(order, (merge) => merges.right[merge] ?? 0)
    this.#rankOf = Int32Array.from(order, (merge) => merges.rank[merge] ?? 0)
    this.#firstOf = new Int32Array(size + 1)
    for (const left of merges.left) this.#firstOf[left + 1] = (this.#firstOf[left + 1] ?? 0) + 1
    for (let id = 0; id < size; id++) this.#firstOf[id + 1] = (this.#firstOf[id + 1] ?? 0) + (this.#firstOf[id] ?? 0)
  }

  /** Whether the merges make of the token's bytes the token itself. */
  isOwn(id: TokenId): boolean {
    return this.#own[id] === 1
  }

  /** Whether the merges make of the two tokens' bytes these two tokens. Both must be their own. */
  mayFollow(left: TokenId, right: TokenId): boolean {
    return !this.#meet(left, right, NEVER, NEVER)
  }

  /** By id, 1 if the token is its own and may follow `left`, which must be its own; [vocabulary]. */
  followers(left: TokenId): Uint8Array {
    const size = this.#own.length
    // By token: when it is merged with an end of `left`, while that end is there; and by which rank, if it is there for no time.
    const across = new Int32Array(size).fill(NEVER)
    const acrossAtOnce = new Int32Array(size).fill(NEVER)
    for (
      let end = left, until = NEVER, into = NEVER;
      end !== -1;
      until = this.#made[end] ?? -1, into = this.#rank[end] ?? -1, end = this.#right[end] ?? -1
    ) {
      const made = this.#made[end] ?? -1
      for (let merge = this.#firstOf[end] ?? 0; merge < (this.#firstOf[end + 1] ?? 0); merge++) {
        const [token, rank] = [this.#rightOf[merge] ?? 0, this.#rankOf[merge] ?? 0]
        const madeToken = this.#made[token] ?? -1
        if (madeToken >= until) continue
        if (made === until) {
          if (rank < into) across[token] = Math.min(across[token] ?? NEVER, made)
          continue
        }
        if (rank < until) across[token] = Math.min(across[token] ?? NEVER, Math.max(rank, made))
        if (made <= madeToken) acrossAtOnce[token] = Math.min(acrossAtOnce[token] ?? NEVER, rank)
      }
    }
    const may = new Uint8Array(size)
    for (let id = 0; id < size; id++) {
      if (this.#own[id] === 0) continue
      let start = id
      let until = NEVER - 1
      let into = NEVER - 1
      while (
        start !== -1 &&
        (this.#made[start] === until ? (acrossAtOnce[start] ?? NEVER) > into : (across[start] ?? NEVER) > until)
      ) {
        until = this.#made[start] ?? -1
        into = this.#rankAtOnce(start)
        start = this.#left[start] ?? -1
      }
      may[id] = start === -1 ? 1 : 0
    }
    return may
  }

  /**
   * The rank before which a token's first part, made at the same time as the token, can be merged with what is before it: that
   * of its own making. If the second part is made at that time too, by the same merge further right, it is that merge's.
   */
  #rankAtOnce(token: TokenId): number {
    const made = this.#made[token] ?? -1
    return this.#made[this.#right[token] ?? -1] === made ? made : (this.#rank[token] ?? -1)
  }

  /** Whether an end of `left` and a start of `right` are merged before the two are, at time `limit` by the merge of rank `by`; the two themselves only if they never are. */
  #meet(left: TokenId, right: TokenId, limit: number, by: number): boolean {
    // If the right one is made at that time, the left one stays for all that is merged in it then.
    let [untilEnd, intoEnd] = [this.#made[left] === limit && this.#made[right] !== limit ? limit : limit + 1, by]
    for (
      let end = left;
      end !== -1;
      untilEnd = this.#made[end] ?? -1, intoEnd = this.#rank[end] ?? -1, end = this.#right[end] ?? -1
    ) {
      const madeEnd = this.#made[end] ?? -1
      let [untilStart, intoStart] = [limit, by]
      for (
        let start = right;
        start !== -1;
        untilStart = this.#made[start] ?? -1, intoStart = this.#rankAtOnce(start), start = this.#left[start] ?? -1
      ) {
        const madeStart = this.#made[start] ?? -1
        // Not there together.
        if (madeStart >= untilEnd || madeEnd > untilStart) continue
        const merge = this.#pairs.find(end, start)
        if (merge === -1 || (end === left && start === right && limit !== NEVER)) continue
        const rank = this.#pairs.rankAt(merge)
        if (madeEnd === untilEnd) {
          if (rank < intoEnd) return true
        } else if (madeStart === untilStart) {
          if (rank <= intoStart) return true
        } else if (rank < untilEnd && rank <= untilStart) return true
      }
    }
    return false
  }
}

/** The indices of a column in the order of its values, by sorting numbers: a comparison for each pair costs several times more. */
function orderedBy(column: Int32Array): Uint32Array {
  const count = column.length
  const keys = Float64Array.from(column, (value, index) => value * count + index).toSorted()
  return Uint32Array.from(keys, (key) => key % count)
}
