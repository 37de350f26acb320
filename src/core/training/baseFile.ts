/** The file of a tokenizer that was made of a byte-level BPE tokenizer: its entries and merges, some of them dropped, or more learnt. */
import { spellBytes } from '../tokenizers/bpe/byteAlphabet.ts'
import type { GrownTable, TrainingBase } from './continueTraining.ts'
import type { LearnedMerge } from './mergeTrainer.ts'
import { byteLevelStages } from './tokenizerJson.ts'

export interface BaseFileParts {
  /** Whether an entry of the base stays; its merges go with it. */
  readonly isKept: (id: number) => boolean
  /** What was learnt after the base; null if nothing was. */
  readonly learnt: { readonly table: GrownTable; readonly merges: readonly LearnedMerge[] } | null
}

/** Entries and merges of the base, then those that were learnt. Ids stay; the base's added tokens are not in it. */
export function baseFile(base: TrainingBase, { isKept, learnt }: BaseFileParts): object {
  const { strings, pairs, wholePieces } = base.engine.vocabulary
  const spelled = (id: number): string => spellBytes(learnt === null ? strings.get(id) : learnt.table.bytesOf(id))
  const vocabulary: [string, number][] = []
  for (let id = 0; id < strings.size; id++)
    if (strings.lengthOf(id) > 0 && isKept(id)) vocabulary.push([spelled(id), id])
  for (let id = base.nextId; id < (learnt?.table.size ?? 0); id++) vocabulary.push([spelled(id), id])
  const { left, right, rank, merged } = pairs.columns()
  const order = Int32Array.from(rank, (_, index) => index)
    .filter((index) => isKept(merged[index] ?? 0))
    .toSorted((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0) || (left[one] ?? 0) - (left[other] ?? 0))
  const own = Array.from(order, (index) => [spelled(left[index] ?? 0), spelled(right[index] ?? 0)])
  const { pre_tokenizer: preTokenizer, decoder } = byteLevelStages(base.splits)
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: base.normalizer === null ? null : { type: base.normalizer },
    pre_tokenizer: preTokenizer,
    post_processor: null,
    decoder,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: wholePieces,
      vocab: Object.fromEntries(vocabulary),
      merges: [...own, ...(learnt?.merges ?? []).map((merge) => [spelled(merge.left), spelled(merge.right)])],
    },
  }
}
