/**
 * How far the tokens of a vocabulary reach from a place in a text: a trie over the bytes of all merged tokens. A place
 * across which none of them lies is one that byte-pair encoding never merges across, so a text can be cut there without
 * changing its tokens. Does not cut: see `scanners/lines.ts`.
 */
import { PairTable } from './pairTable.ts'
import type { BpeVocabulary } from './vocabulary.ts'

const ROOT = 0
const ENDS = 0
const GOES_ON = 1
/** About what a vocabulary of words takes; the table grows if there are more. */
const NODES_A_TOKEN = 4

export class TokenReach {
  /** Set by each call: one past the last index that it looked at. */
  examined = 0
  /** From a node and a byte to the next node; the rank says whether a token ends there. */
  readonly #nodes: PairTable

  constructor({ strings, ranks, pairs }: BpeVocabulary) {
    this.#nodes = new PairTable(pairs.size * NODES_A_TOKEN)
    let last = ROOT
    for (let id = 0; id < strings.size; id++) {
      if ((ranks[id] ?? -1) === -1) continue
      const bytes = strings.get(id)
      let node = ROOT
      for (const [index, byte] of bytes.entries()) {
        const known = this.#nodes.find(node, byte)
        const next = known === -1 ? ++last : this.#nodes.mergedAt(known)
        // A token's end stays one when a longer token goes on from it.
        const isEnd = index === bytes.length - 1 || (known !== -1 && this.#nodes.rankAt(known) === ENDS)
        this.#nodes.add(node, byte, isEnd ? ENDS : GOES_ON, next)
        node = next
      }
    }
  }

  /** The end of the longest merged token that the text can have at `start`; `start + 1` if it has only the byte. */
  longestFrom(bytes: Uint8Array, start: number): number {
    const nodes = this.#nodes
    let node = ROOT
    let end = start + 1
    let at = start
    for (;;) {
      const byte = bytes[at++]
      const handle = byte === undefined ? -1 : nodes.find(node, byte)
      if (handle === -1) break
      node = nodes.mergedAt(handle)
      if (nodes.rankAt(handle) === ENDS) end = at
    }
    this.examined = at
    return end
  }
}
