/** The vocabulary and merges of a BPE tokenizer whose tokens are byte strings, in the form that the engine reads. */
import { extendHash, HASH_BASE, type ByteStrings } from './byteStrings.ts'
import type { CharacterSymbols } from './characterSymbols.ts'
import { PairTable } from './pairTable.ts'

export interface BpeVocabulary {
  /** The bytes of every ordinary id; empty for ids that are not ordinary tokens. */
  readonly strings: ByteStrings
  /** The id of each of the 256 bytes. */
  readonly byteIds: Int32Array
  /** What merging starts with; absent: the tokens of single bytes. */
  readonly characters?: CharacterSymbols
  readonly pairs: PairTable
  /** Rank of the merge that makes each id, or -1. */
  readonly ranks: Int32Array
  /** Whether a pre-token that is in the vocabulary is that token, without merging: tiktoken's rule and `ignore_merges`. */
  readonly wholePieces: boolean
}

/**
 * All ways to cut each token in two tokens, as merges whose rank is that of the token: tiktoken's rule, by which any
 * two neighbours merge when their bytes together are a token.
 *
 * @param strings in order of rank: the rank of a string is its id
 */
export function pairsOfRanks(strings: ByteStrings): PairTable {
  const pairs = new PairTable(strings.size * 2)
  const prefixes = new Int32Array(strings.longest + 1)
  const powers = new Int32Array(strings.longest + 1)
  powers[0] = 1
  for (let index = 1; index < powers.length; index++) powers[index] = Math.imul(powers[index - 1] ?? 0, HASH_BASE)
  for (let id = 0; id < strings.size; id++) {
    const bytes = strings.get(id)
    const length = bytes.length
    if (length < 2) continue
    let hash = 0
    for (let index = 0; index < length; index++) {
      hash = extendHash(hash, bytes[index] ?? 0)
      prefixes[index + 1] = hash
    }
    for (let cut = 1; cut < length; cut++) {
      const left = strings.find(bytes, 0, cut, prefixes[cut] ?? 0)
      if (left === -1) continue
      const behind = (hash - Math.imul(prefixes[cut] ?? 0, powers[length - cut] ?? 0)) | 0
      const right = strings.find(bytes, cut, length, behind)
      if (right !== -1) pairs.add(left, right, id, id)
    }
  }
  return pairs
}
