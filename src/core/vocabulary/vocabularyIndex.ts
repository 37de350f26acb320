/** The entries of a tokenizer in the form in which they are searched, filtered and sorted. Pure. */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { factsOf, type EntryFacts } from './entryKinds.ts'

/** Ids are below what a vocabulary of characters has, which is all code points. */
const MAX_IDS = 0x110000
const STEP = 2048

export interface VocabularyEntry extends EntryFacts {
  readonly id: TokenId
  /** As the vocabulary spells it. */
  readonly piece: string
  readonly bytes: Uint8Array | null
  /** Its merge's rank, or its log-probability; null if it has none. */
  readonly rank: number | null
}

export interface VocabularyIndex {
  /** In the order of their ids, without ids that have no entry. */
  readonly entries: readonly VocabularyEntry[]
  readonly byId: ReadonlyMap<TokenId, VocabularyEntry>
  /** What {@link VocabularyEntry.rank} is. */
  readonly rankedBy: 'merge' | 'logProbability' | null
}

/** Null if the vocabulary is not a list: every character is a token. */
export function* vocabularyIndex(tokenizer: Tokenizer): Generator<number, VocabularyIndex | null, void> {
  const { vocabularySize } = tokenizer.card
  if (tokenizer.inside().kind === 'characters' || vocabularySize === null || vocabularySize >= MAX_IDS) return null
  const entries: VocabularyEntry[] = []
  let rankedBy: VocabularyIndex['rankedBy'] = null
  for (let id = 0; id < vocabularySize; id++) {
    if (id % STEP === STEP - 1) yield STEP
    const piece = tokenizer.piece(id)
    if (piece === null) continue
    const bytes = tokenizer.tokenBytes(id)
    const rank = tokenizer.rank(id)
    if (rank !== null) rankedBy = rank.by
    entries.push({ id, piece, bytes, rank: rank?.value ?? null, ...factsOf(bytes, piece) })
  }
  return { entries, byId: new Map(entries.map((entry) => [entry.id, entry])), rankedBy }
}
