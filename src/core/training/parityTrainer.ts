/**
 * Parity-aware BPE (Foroutan et al. 2025, "Parity-Aware Byte-Pair Encoding: Improving Cross-lingual Fairness in
 * Tokenization"): at each step the most frequent pair of the corpus whose development text has the most tokens is merged, in
 * all corpora. Encoding is that of any BPE. Merges cross no pre-token.
 */
import { byteIds } from './bytePairTrainer.ts'
import { learnMerges, type CountedSequence, type LearnedMerge } from './mergeTrainer.ts'
import type { TokenPair } from './pairQueue.ts'
import type { TokenTable } from './tokenTable.ts'

/** Pre-tokens of one language, with their occurrences. */
export interface ParityCorpus {
  readonly training: ReadonlyMap<string, number>
  /** Says the same as those of the other languages, so that lengths can be compared. */
  readonly development: ReadonlyMap<string, number>
}

export interface ParitySettings {
  readonly vocabularySize: number
  /** Training ends earlier if the pair to merge occurs less often; 2 unless told. */
  readonly leastCount?: number
  /** The variant *hybrid*: the first merges are of all corpora together; 0 unless told. */
  readonly pooledMerges?: number
  /**
   * The variant *window*: the corpus with the most tokens is passed over while its share of the last `picks` picks is more than
   * `most` / number of corpora.
   */
  readonly window?: { readonly picks: number; readonly most: number }
}

export interface ParityMerge extends LearnedMerge {
  /** By whose counts it was chosen, by index; null: by those of all together. */
  readonly corpus: number | null
  /** Tokens of each development text after it. */
  readonly lengths: readonly number[]
}

/** The window of the paper. */
export const PARITY_WINDOW = { picks: 100, most: 2 } as const

/** Which corpus is next: of those that may be, the one with the most tokens; of equal ones the first. */
function nextCorpus(lengths: readonly number[], picks: readonly number[], window: ParitySettings['window']): number {
  const isTired = (corpus: number): boolean =>
    window !== undefined &&
    picks.reduce((sum, pick) => sum + (pick === corpus ? 1 : 0), 0) / window.picks > window.most / lengths.length
  const all = lengths.map((_, corpus) => corpus)
  const fresh = all.filter((corpus) => !isTired(corpus))
  return (fresh.length > 0 ? fresh : all).reduce((best, corpus) =>
    (lengths[corpus] ?? 0) > (lengths[best] ?? 0) ? corpus : best,
  )
}

/**
 * Learns merges into `table`, yielding each. Of pairs equally frequent the one that is the greatest in the order of letters of
 * the byte alphabet, as in the paper's program. Ends when the pair to merge occurs less than `leastCount` times, even if
 * another corpus still has frequent ones.
 */
export function* trainParity(
  corpora: readonly ParityCorpus[],
  { vocabularySize, leastCount = 2, pooledMerges = 0, window }: ParitySettings,
  table: TokenTable,
): Generator<ParityMerge, void, void> {
  const sequences: CountedSequence[] = []
  /** For each sequence its corpus, and its occurrences in the development text. */
  const owner: number[] = []
  const measured: number[] = []
  const lengths = corpora.map(() => 0)
  for (const [corpus, { training, development }] of corpora.entries()) {
    for (const preToken of new Set([...training.keys(), ...development.keys()])) {
      const tokens = byteIds(preToken)
      const count = training.get(preToken) ?? 0
      const times = development.get(preToken) ?? 0
      sequences.push({ tokens, count, inCorpora: corpora.map((_, index) => (index === corpus ? count : 0)) })
      owner.push(corpus)
      measured.push(times)
      lengths[corpus] = (lengths[corpus] ?? 0) + times * tokens.length
    }
  }
  const picks: number[] = []
  let merges = 0
  let picked: number | null = null
  const next = (): number | null => {
    picked = merges < pooledMerges || corpora.length === 0 ? null : nextCorpus(lengths, picks, window)
    return picked
  }
  const isFirst = (one: TokenPair, other: TokenPair): boolean =>
    one.left === other.left
      ? table.spelling(one.right) > table.spelling(other.right)
      : table.spelling(one.left) > table.spelling(other.left)
  const learnt = learnMerges(sequences, {
    leastCount,
    isFirst,
    idOf: (left, right) => table.idOfJoined(left, right),
    corpora: { count: corpora.length, next },
    onJoined: (sequence) => {
      const corpus = owner[sequence] ?? 0
      lengths[corpus] = (lengths[corpus] ?? 0) - (measured[sequence] ?? 0)
    },
  })
  while (table.size < vocabularySize) {
    const { done, value } = learnt.next()
    if (done === true) return
    merges += 1
    if (picked !== null) picks.push(picked)
    if (window !== undefined && picks.length > window.picks) picks.shift()
    yield { ...value, corpus: picked, lengths: [...lengths] }
  }
}
