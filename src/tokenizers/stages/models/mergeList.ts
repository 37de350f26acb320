/** The list of merges as integers: which pair becomes which token, in which order, and where no merge can ever reach across. */
import { PairTable } from '../../bpe/pairTable.ts'
import { fail, succeed, type Outcome } from '../../failure.ts'
import type { BpeJson, Merge } from '../schema.ts'
import type { VocabularyTable } from './vocabularyTable.ts'

export interface Merges {
  readonly pairs: PairTable
  /** By id: the number of the first merge that makes it, or -1. */
  readonly ranks: Int32Array
}

function parts(merge: Merge): readonly [string, string] {
  if (typeof merge !== 'string') return merge
  const space = merge.indexOf(' ')
  return [merge.slice(0, space), merge.slice(space + 1)]
}

/** `not-a-tokenizer` where a merge is of pieces that the vocabulary lacks. */
export function readMerges(json: BpeJson, vocabulary: VocabularyTable): Outcome<Merges> {
  const prefix = json.continuing_subword_prefix ?? ''
  const pairs = new PairTable(json.merges.length)
  const ranks = new Int32Array(vocabulary.size).fill(-1)
  for (const [rank, merge] of json.merges.entries()) {
    const [left, right] = parts(merge)
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

/**
 * Pairs of start symbols that some merge joins at its seam. Between two symbols that are no such pair no token ever
 * reaches across: the first merge to do so would have the one as its left part's last symbol and the other as its
 * right part's first. So a piece may be cut there, and each part merged (and remembered) by itself, with equal result.
 *
 * @param first first start symbol of every token that merges make or use, -1 where not known; `last` likewise
 */
export class Seams {
  readonly #pairs: PairTable

  private constructor(pairs: PairTable) {
    this.#pairs = pairs
  }

  static of(merges: Iterable<readonly [left: number, right: number, merged: number]>, size: number): Seams {
    const first = Int32Array.from({ length: size }, (_, id) => id)
    const last = first.slice()
    const seams = new PairTable(1024)
    for (const [left, right, merged] of merges) {
      seams.add(last[left] ?? left, first[right] ?? right, 0, 0)
      first[merged] = first[left] ?? left
      last[merged] = last[right] ?? right
    }
    return new Seams(seams)
  }

  mayJoin(left: number, right: number): boolean {
    return this.#pairs.find(left, right) !== -1
  }
}
