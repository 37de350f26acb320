/**
 * How each token is merged from two others, and from that which tokens the merges leave beside each other, without merging
 * anything. The parts of two neighbours are merged in the order of ranks; of the left one only its last part, of the right
 * one only its first meet the other. They are merged across if that is possible while both are there: from when the later
 * of them was made, and at its own rank, until one of them is used inside its token. Of equal ranks the leftmost is done
 * first: inside the left token, then across, then inside the right one. Merge lists in which a token is its own only by a
 * merge that ranks before the making of its parts have no trees.
 */
import type { BpeVocabulary } from '../tokenizers/bpe/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'

/** The rank of what is never done. */
const NEVER = 0x7fffffff

export class MergeTrees {
  readonly #pairs: BpeVocabulary['pairs']
  /** The two parts of each token that the merges make; -1 for what merging starts with and what they do not make. */
  readonly #left: Int32Array
  readonly #right: Int32Array
  /** The rank at which it is made; -1 for the same. */
  readonly #made: Int32Array
  readonly #own: Uint8Array
  /** Merges in the order of their left part: those of token t are `[#firstOf[t], #firstOf[t + 1])`. */
  readonly #firstOf: Int32Array
  readonly #rightOf: Int32Array
  readonly #rankOf: Int32Array

  private constructor(vocabulary: BpeVocabulary, merges: ReturnType<BpeVocabulary['pairs']['columns']>) {
    const { size } = vocabulary.strings
    this.#pairs = vocabulary.pairs
    this.#left = new Int32Array(size).fill(-1)
    this.#right = new Int32Array(size).fill(-1)
    this.#made = new Int32Array(size).fill(-1)
    this.#own = new Uint8Array(size)
    // What merging starts with. The tokens of bytes beside characters never merge, so that nothing more is asked of them here.
    for (const id of vocabulary.characters?.characterIds() ?? []) this.#own[id] = 1
    for (const id of vocabulary.byteIds) this.#own[id] = 1
    for (const merge of orderedBy(merges.rank)) {
      const [left, right, rank, merged] = [merges.left[merge] ?? 0, merges.right[merge] ?? 0, merges.rank[merge] ?? 0, merges.merged[merge] ?? 0]
      // Parts that are made later are not there yet.
      if (this.#own[left] === 0 || this.#own[right] === 0 || this.#own[merged] === 1) continue
      if (rank <= Math.max(this.#made[left] ?? -1, this.#made[right] ?? -1) || this.#meet(left, right, rank)) continue
      this.#left[merged] = left
      this.#right[merged] = right
      this.#made[merged] = rank
      this.#own[merged] = 1
    }
    const order = orderedBy(merges.left)
    this.#rightOf = Int32Array.from(order, (merge) => merges.right[merge] ?? 0)
    this.#rankOf = Int32Array.from(order, (merge) => merges.rank[merge] ?? 0)
    this.#firstOf = new Int32Array(size + 1)
    for (const left of merges.left) this.#firstOf[left + 1] = (this.#firstOf[left + 1] ?? 0) + 1
    for (let id = 0; id < size; id++) this.#firstOf[id + 1] = (this.#firstOf[id + 1] ?? 0) + (this.#firstOf[id] ?? 0)
  }

  /** null where a merge that ranks before the making of its parts can happen: then ranks are no order in time. */
  static of(vocabulary: BpeVocabulary): MergeTrees | null {
    const merges = vocabulary.pairs.columns()
    const trees = new MergeTrees(vocabulary, merges)
    for (const [index, rank] of merges.rank.entries()) {
      const [left, right] = [merges.left[index] ?? 0, merges.right[index] ?? 0]
      const isLate = rank <= Math.max(trees.#made[left] ?? -1, trees.#made[right] ?? -1)
      if (isLate && trees.isOwn(left) && trees.isOwn(right) && !trees.#meet(left, right, NEVER, rank)) return null
    }
    return trees
  }

  /** Whether the merges make of the token's bytes the token itself. */
  isOwn(id: TokenId): boolean {
    return this.#own[id] === 1
  }

  /** Whether the merges make of the two tokens' bytes these two tokens. Both must be their own. */
  mayFollow(left: TokenId, right: TokenId): boolean {
    return !this.#meet(left, right, NEVER)
  }

  /** By id, 1 where the token is its own and may follow `left`, which must be its own; [vocabulary]. */
  followers(left: TokenId): Uint8Array {
    const size = this.#own.length
    // By token: when it is merged with an end of `left`, while that end is there.
    const across = new Int32Array(size).fill(NEVER)
    for (let end = left, until = NEVER; end !== -1; until = this.#made[end] ?? -1, end = this.#right[end] ?? -1) {
      const made = this.#made[end] ?? -1
      for (let merge = this.#firstOf[end] ?? 0; merge < (this.#firstOf[end + 1] ?? 0); merge++) {
        const [token, rank] = [this.#rightOf[merge] ?? 0, this.#rankOf[merge] ?? 0]
        if (rank < until && (this.#made[token] ?? -1) < until) across[token] = Math.min(across[token] ?? NEVER, Math.max(rank, made))
      }
    }
    const may = new Uint8Array(size)
    for (let id = 0; id < size; id++) {
      if (this.#own[id] === 0) continue
      let start = id
      let until = NEVER - 1
      while (start !== -1 && (across[start] ?? NEVER) > until) {
        until = this.#made[start] ?? -1
        start = this.#left[start] ?? -1
      }
      may[id] = start === -1 ? 1 : 0
    }
    return may
  }

  /**
   * Whether an end of `left` and a start of `right` are merged before rank `limit` is done to the two.
   * @param except a rank of the two themselves that does not count
   */
  #meet(left: TokenId, right: TokenId, limit: number, except = -1): boolean {
    for (let end = left, untilEnd = limit; end !== -1; untilEnd = this.#made[end] ?? -1, end = this.#right[end] ?? -1) {
      for (let start = right, untilStart = limit; start !== -1; untilStart = this.#made[start] ?? -1, start = this.#left[start] ?? -1) {
        const merge = this.#pairs.find(end, start)
        if (merge === -1) continue
        const rank = this.#pairs.rankAt(merge)
        if (rank === except && end === left && start === right) continue
        if (rank < untilEnd && (this.#made[start] ?? -1) < untilEnd && Math.max(rank, this.#made[end] ?? -1) <= untilStart) return true
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
