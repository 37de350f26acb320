/** Trains byte-level BPE (Sennrich et al. 2016; bytes as in GPT-2) from counted pre-tokens. */
import { learnMerges, type CountedSequence, type LearnedMerge } from './mergeTrainer.ts'
import { idOfByte, type TokenTable } from './tokenTable.ts'

export interface BytePairSettings {
  /** Size of the vocabulary at which training ends: 256 bytes and the merged tokens. */
  readonly vocabularySize: number
  /** Training ends earlier if every pair left occurs less often; 2 unless told. */
  readonly leastCount?: number
  /** Told of every two tokens that became one, with the index of their pre-token in the order of the counts. */
  readonly onJoined?: (preToken: number) => void
}

/** Ids of the bytes of a text. */
export function byteIds(text: string): Uint16Array {
  return Uint16Array.from(new TextEncoder().encode(text), (byte) => idOfByte[byte] ?? 0)
}

/**
 * Learns merges into `table`, yielding each. Ties as in Hugging Face's `tokenizers`: of pairs equally frequent the one
 * whose left token has the lower id, then whose right has; ids of bytes are in the order of GPT-2's byte alphabet.
 */
export function* trainBytePairs(
  preTokens: ReadonlyMap<string, number>,
  settings: BytePairSettings,
  table: TokenTable,
): Generator<LearnedMerge, void, void> {
  const sequences: CountedSequence[] = Array.from(preTokens, ([preToken, count]) => ({
    tokens: byteIds(preToken),
    count,
  }))
  const merges = learnMerges(sequences, {
    idOf: (left, right) => table.idOfJoined(left, right),
    leastCount: settings.leastCount ?? 2,
    ...(settings.onJoined === undefined ? {} : { onJoined: settings.onJoined }),
  })
  while (table.size < settings.vocabularySize) {
    const { done, value } = merges.next()
    if (done === true) return
    yield value
  }
}
