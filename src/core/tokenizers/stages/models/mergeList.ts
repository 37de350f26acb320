/** The list of merges as integers: which pair becomes which token, in which order. */
import { PairTable } from '../../bpe/pairTable.ts'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { BpeJson, Merge } from '../schema.ts'
import type { VocabularyTable } from './vocabularyTable.ts'

export interface Merges {
  readonly pairs: PairTable
  /** By id: the number of the first merge that makes it, or -1. */
  readonly ranks: Int32Array
}

/** The two pieces that a merge joins. */
export function partsOf(merge: Merge): readonly [string, string] {
  if (typeof merge !== 'string') return merge
  const space = merge.indexOf(' ')
  return [merge.slice(0, space), merge.slice(space + 1)]
}

/** Every way to cut each piece in two pieces, with the piece's id as its rank. */
function mergesByRank(json: BpeJson, vocabulary: VocabularyTable): Merges {
  const entries = Object.entries(json.vocab)
  const pairs = new PairTable(entries.length * 2)
  const ranks = new Int32Array(vocabulary.size).fill(-1)
  for (const [piece, id] of entries) {
    for (let cut = 1; cut < piece.length; cut++) {
      const left = vocabulary.idOf(piece.slice(0, cut))
      const right = left === null ? null : vocabulary.idOf(piece.slice(cut))
      if (left !== null && right !== null) pairs.add(left, right, id, id)
    }
    if (piece.length > 1) ranks[id] = id
  }
  return { pairs, ranks }
}

/** `not-a-tokenizer` if a merge is of pieces that the vocabulary lacks. */
export function readMerges(json: BpeJson, vocabulary: VocabularyTable): Outcome<Merges> {
  if (json.by_rank) return succeed(mergesByRank(json, vocabulary))
  const prefix = json.continuing_subword_prefix ?? ''
  const pairs = new PairTable(json.merges.length)
  const ranks = new Int32Array(vocabulary.size).fill(-1)
  for (const [rank, merge] of json.merges.entries()) {
    const [left, right] = partsOf(merge)
    const leftId = vocabulary.idOf(left)
    const rightId = vocabulary.idOf(right)
    const merged = vocabulary.idOf(left + right.slice(prefix.length))
    if (leftId === null || rightId === null || merged === null) {
      return fail('not-a-tokenizer', { detail: `merge ${rank} is of a piece that the vocabulary lacks` })
    }
    pairs.add(leftId, rightId, rank, merged)
    if (ranks[merged] === -1) ranks[merged] = rank
  }
  return succeed({ pairs, ranks })
}
