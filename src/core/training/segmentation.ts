/** Cuts a pre-token by the merges learnt so far, as every BPE does: see `tokenizers/bpe/mergePiece.ts`, which does it. */
import { PieceTokens } from '../tokenizers/bpe/mergePiece.ts'
import { PairTable } from '../tokenizers/bpe/pairTable.ts'
import { byteIds } from './bytePairTrainer.ts'
import type { LearnedMerge } from './mergeTrainer.ts'

export class MergeSegmenter {
  readonly #pairs: PairTable
  readonly #tokens = new PieceTokens()
  readonly #known = new Map<string, Int32Array>()

  /** @param merges in order of rank; of two for one pair the first counts */
  constructor(merges: readonly LearnedMerge[]) {
    this.#pairs = new PairTable(merges.length)
    for (const [rank, { left, right, merged }] of merges.entries()) this.#pairs.add(left, right, rank, merged)
  }

  /** Ids of the tokens of a pre-token. Do not write to them: they are remembered. */
  segment(preToken: string): Int32Array {
    const known = this.#known.get(preToken)
    if (known !== undefined) return known
    const bytes = Int32Array.from(byteIds(preToken))
    this.#tokens.mergeSymbols(bytes, 0, bytes.length, this.#pairs)
    const ids = this.#tokens.ids.slice(0, this.#tokens.count)
    this.#known.set(preToken, ids)
    return ids
  }
}
