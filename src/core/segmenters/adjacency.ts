/**
 * Which tokens may stand beside each other in a canonical segmentation, inside one pre-token: the merges make of the
 * two together just these two. A piece whose tokens all stand for themselves and whose neighbours all may stand beside
 * each other is what the merges make of it (checked by re-encoding in the tests), so nothing long is encoded again.
 * Judged by the trees of merges. Tokens of the bytes of characters that have none never merge: whether they may stand
 * somewhere is a question of characters, and answered elsewhere.
 */
import { LRUCache } from 'lru-cache'
import type { TokenId } from '../tokenizers/encoding.ts'
import { MergeTrees } from './mergeTrees.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Ids are below this. */
const KEY = 2 ** 22
const MAX_PAIRS = 2_000_000
/** Tokens whose followers are remembered, a byte per token of the vocabulary each. */
const MAX_FOLLOWED = 64

export class Adjacency {
  readonly vocabulary: Vocabulary
  #trees: MergeTrees | null | undefined
  readonly #pairs = new Map<number, boolean>()
  readonly #followers = new LRUCache<TokenId, Uint8Array>({ max: MAX_FOLLOWED })
  /** 0: not known yet, 1: no, 2: yes. */
  readonly #own: Uint8Array

  /** @param byTrees false: by merging, for comparison */
  constructor(vocabulary: Vocabulary, byTrees = true) {
    this.vocabulary = vocabulary
    this.#own = new Uint8Array(vocabulary.size)
    if (!byTrees) this.#trees = null
  }

  /** Whether the merges make of the token's bytes the token itself. Always true of bytes beside characters. */
  isOwn(id: TokenId): boolean {
    const known = this.#own[id] ?? 1
    if (known !== 0) return known === 2
    if (this.vocabulary.characters?.isByte(id) === true) return true
    const own = this.vocabulary.bytesOf(id).length > 0 && (this.#merging()?.isOwn(id) ?? this.#isMade(id))
    this.#own[id] = own ? 2 : 1
    return own
  }

  /** Whether the merges make of the two tokens' bytes these two tokens. Always true of bytes beside characters. */
  mayFollow(left: TokenId, right: TokenId): boolean {
    const { characters } = this.vocabulary
    if (characters !== null) {
      if (characters.isByte(left) || characters.isByte(right)) return true
      if (!characters.mayTouch(left, right)) return false
    }
    const trees = this.#merging()
    if (trees !== null) return this.isOwn(left) && this.isOwn(right) && trees.mayFollow(left, right)
    const key = left * KEY + right
    const known = this.#pairs.get(key)
    if (known !== undefined) return known
    const bytes = this.vocabulary.join([left, right])
    const made = this.vocabulary.mergePiece(bytes, 0, bytes.length, false)
    const may = made.length === 2 && made[0] === left && made[1] === right
    if (this.#pairs.size >= MAX_PAIRS) this.#pairs.clear()
    this.#pairs.set(key, may)
    return may
  }

  /** By id, 1 if {@link mayFollow}; [vocabulary]. For all at once, which costs about as much as a few thousand single questions. */
  followers(left: TokenId): Uint8Array {
    const known = this.#followers.get(left)
    if (known !== undefined) return known
    const trees = this.#merging()
    const found =
      trees === null || !this.isOwn(left)
        ? Uint8Array.from({ length: this.vocabulary.size }, (_, id) => (this.mayFollow(left, id) ? 1 : 0))
        : trees.followers(left)
    const { characters } = this.vocabulary
    if (characters !== null) for (const id of found.keys()) if (!characters.mayTouch(left, id)) found[id] = 0
    this.#followers.set(left, found)
    return found
  }

  #merging(): MergeTrees | null {
    if (this.#trees === undefined) this.#trees = new MergeTrees(this.vocabulary.bpe)
    return this.#trees
  }

  #isMade(id: TokenId): boolean {
    const bytes = this.vocabulary.bytesOf(id)
    const made = this.vocabulary.mergePiece(bytes, 0, bytes.length, false)
    return made.length === 1 && made[0] === id
  }
}
