/**
 * Which tokens may stand beside each other in a canonical segmentation, inside one pre-token: the merges make of the
 * two together just these two. A piece whose tokens all stand for themselves and whose neighbours all may stand beside
 * each other is what the merges make of it (checked by re-encoding in the tests), so nothing long is encoded again.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Ids are below this. */
const KEY = 2 ** 22
const MOST_KEPT = 2_000_000

export class Adjacency {
  readonly vocabulary: Vocabulary
  readonly #pairs = new Map<number, boolean>()
  /** 0: not known yet, 1: no, 2: yes. */
  readonly #own: Uint8Array

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.#own = new Uint8Array(vocabulary.size)
  }

  /** Whether the merges make of the token's bytes the token itself. */
  isOwn(id: TokenId): boolean {
    const known = this.#own[id] ?? 1
    if (known !== 0) return known === 2
    const bytes = this.vocabulary.bytesOf(id)
    const made = bytes.length === 0 ? [] : this.vocabulary.mergePiece(bytes, 0, bytes.length, false)
    const own = made.length === 1 && made[0] === id
    this.#own[id] = own ? 2 : 1
    return own
  }

  /** Whether the merges make of the two tokens' bytes these two tokens. */
  mayFollow(left: TokenId, right: TokenId): boolean {
    const key = left * KEY + right
    const known = this.#pairs.get(key)
    if (known !== undefined) return known
    const bytes = this.vocabulary.join([left, right])
    const made = this.vocabulary.mergePiece(bytes, 0, bytes.length, false)
    const may = made.length === 2 && made[0] === left && made[1] === right
    if (this.#pairs.size >= MOST_KEPT) this.#pairs.clear()
    this.#pairs.set(key, may)
    return may
  }
}
