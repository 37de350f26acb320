/** What the page says of a tokenizer: pure data, known before anything is loaded. */

export type TokenizerFamily =
  | 'bpe'
  | 'byte'
  | 'character'
  | 'multi-word'
  | 'wordpiece'
  | 'unigram'
  | 'word-level'
  | 'adaptive'

export interface TokenizerCard {
  /** The reference (see `reference.ts`): never changes its meaning, never re-used. */
  readonly id: string
  /** Other references that mean the same. */
  readonly aliases: readonly string[]
  /** Short, for a lane's head: "GPT-2", "o200k_base". */
  readonly name: string
  readonly family: TokenizerFamily
  /** In words: "Byte-level BPE". */
  readonly algorithm: string
  /** Number of ids, added and special tokens included; null if unknown before loading. */
  readonly vocabularySize: number | null
  /** In words; null if there is none. */
  readonly normalizer: string | null
  /** In words; null if there is none. */
  readonly preTokenizer: string | null
  /** Where the vocabulary comes from. */
  readonly source: TokenizerSourceNote
  /** SPDX identifier, or words if there is none. */
  readonly licence: string
  /** Language models that use it. */
  readonly usedBy: readonly string[]
  /** Context length in tokens of the best-known language model that uses it: the start value of the context share, editable. */
  readonly contextLength: number | null
  /** What its ids were checked against. */
  readonly verification: Verification
  /** Added tokens that have other ids in Hugging Face's Rust library than in the file; absent if there are none. */
  readonly renumbered?: RenumberedTokens
}

/** `content` is the first of `count`: `id` in the file, `reference` in the Rust library. */
export interface RenumberedTokens {
  readonly content: string
  readonly id: number
  readonly reference: number
  readonly count: number
}

interface TokenizerSourceNote {
  /** "openai/gpt-2", "gpt-tokenizer (npm)", a file's name. */
  readonly name: string
  /** A pinned version, commit or SHA-256. */
  readonly revision: string
  readonly url: string | null
}

export type Verification =
  | { readonly status: 'not-verified' }
  | {
      readonly status: 'verified'
      /** One entry an independent implementation or published vector set, as recorded by the tests. */
      readonly against: readonly VerificationRecord[]
      /** Strings on which the tokenizer is known to differ from the reference, and why. */
      readonly knownDivergences: readonly string[]
    }
  /** For what a reader loads: our stages and transformers.js were run on the same probe strings. */
  | {
      readonly status: 'cross-checked'
      readonly implementation: string
      readonly strings: number
      readonly differing: readonly string[]
    }

export interface VerificationRecord {
  readonly implementation: string
  readonly version: string
  readonly strings: number
  readonly mismatches: number
}
