/** What a byte-level BPE tokenizer on the fast engine is made of. Types only. */
import type { TokenId } from '../encoding.ts'
import type { PatternName } from './patterns.ts'
import type { BpeVocabulary } from './vocabulary.ts'

export interface ByteLevelBpeParts {
  readonly vocabulary: BpeVocabulary
  readonly pattern: PatternName
  readonly normalizer: 'NFC' | null
  readonly addedTokens: readonly { readonly id: number; readonly content: string; readonly special: boolean }[]
  readonly prefixIds: readonly TokenId[]
  readonly suffixIds: readonly TokenId[]
}
