/** The one interface that every tokenizer of every family has, once loaded. */
import type { ChatTemplate } from './chatTemplate.ts'
import type { BpeEngine } from './bpe/bpeEngine.ts'
import type { TokenizerCard } from './card.ts'
import type { EncodeOptions, Encoding, TokenId } from './encoding.ts'
import type { Outcome } from './failure.ts'
import type { TokenizerInside } from './inside.ts'
import type { TokenizerJson } from './stages/schema.ts'

export interface Tokenizer {
  readonly card: TokenizerCard
  /** The segmentation of the whole text. Never throws for any string. */
  encode(text: string, options: EncodeOptions): Encoding
  /**
   * The same in slices, for long texts: yields the number of UTF-8 bytes done so far (never decreasing), about
   * every 64 kB, and returns what `encode` returns. Between slices the caller may stop.
   */
  encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void>
  /** The text of the ids, by the tokenizer's decoder, with nothing cleaned up and special tokens kept. Invalid UTF-8 becomes U+FFFD. */
  decode(ids: ArrayLike<TokenId>): string
  /** The same in slices, as `encodeSteps`: yields the number of ids done since it yielded last. */
  decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void>
  /** The bytes that the token stands for, from the vocabulary; null if it stands for none (special tokens) or they are not defined (unknown). */
  tokenBytes(id: TokenId): Uint8Array | null
  /** The spelling in the vocabulary file: `Ġthe`, `▁the`, `##ing`; null for an id out of range. */
  piece(id: TokenId): string | null
  /** Where the token stands in the order by which the tokenization model chooses; null if there is none (added tokens, single bytes). */
  rank(id: TokenId): TokenRank | null
  /** An encoder that keeps the last text and encodes again only what an edit changed. Absent if that cannot be done exactly. */
  createIncrementalEncoder?(options: EncodeOptions): IncrementalEncoder
  /**
   * What a BPE tokenizer whose tokens have exact bytes (byte-level, or over characters with byte fallback) is made of, for
   * those who cut with its vocabulary in other ways. Absent or null in any other; `unsupported` {what, detail} for a reason.
   */
  byteExact?(): Outcome<ByteExactParts> | null
  /** How it makes a text of a conversation, where its files say. */
  readonly chatTemplate?: ChatTemplate
  /** What it is made of, for those who show its stages one at a time. */
  inside(): TokenizerInside
  /** The content of a tokenizer.json that leads to the same tokens, for those who change it; absent or null if there is none. */
  definition?(): TokenizerJson | null
  /** A faster way to count many short texts, absent if there is none. */
  createEndsEncoder?(): CountingEncoder
}

export interface ByteExactParts {
  /** Vocabulary, merges and pre-tokenizer, over the UTF-8 of the normalized text. */
  readonly engine: Pick<BpeEngine, 'vocabulary' | 'scanner' | 'viewOf' | 'encode'>
  /** The text after the normalizer. If marks stand for spaces, each is a space again, the one before the text too. */
  normalize(text: string): string
  /** The bytes of each token that a text can have; absent: those of `tokenBytes`. */
  bytesOf?(id: TokenId): Uint8Array | null
  /** What every normalized text begins with, unless it is empty; `isText`: whether it alone is one. Absent: nothing. */
  readonly beginning?: { readonly bytes: Uint8Array; readonly isText: boolean }
}

/** Without special tokens, of texts whose tokens are all ordinary and tile them; null for a text of which that is not known. */
export interface CountingEncoder {
  /** The byte after each token, as `encode` has it. The array is overwritten by the next call. */
  ends(text: string): Uint32Array | null
  isOneToken(text: string): boolean | null
}

export interface IncrementalEncoder {
  /** The segmentation of `text`, equal to `encode(text)`. */
  update(text: string): Encoding
}

/** `merge`: 0 is merged first. `logProbability`: natural logarithm, from a Unigram vocabulary. */
export interface TokenRank {
  readonly by: 'merge' | 'logProbability'
  readonly value: number
}
