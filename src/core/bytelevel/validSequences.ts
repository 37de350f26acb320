/**
 * Which token sequences are valid: beginnings of canonical segmentations of texts that go on in some way. What that takes
 * to judge depends on what merging starts with; this is what all kinds of vocabularies answer.
 *
 * A span of a text begins with the text, or after its settled part.
 */
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Tokens } from './nextTokenModel.ts'

export interface ValidSequences {
  readonly vocabulary: Vocabulary
  /**
   * Whether {@link validNext} judges by classes of tokens. Else it tries each candidate by itself, which takes as long as the
   * pre-tokenizer takes for as many texts.
   */
  readonly isFast: boolean
  /**
   * The part of the bytes that no continuation can cut otherwise: where it ends (0 if there is none known), and its
   * tokens. They are not the tokens of those bytes as a finished text, which may end otherwise.
   */
  settled(bytes: Uint8Array): { readonly end: number; readonly tokens: Tokens }
  /** Every valid sequence whose bytes are exactly `bytes`, a span. */
  sequencesOf(bytes: Uint8Array): readonly Tokens[]
  /**
   * The tokens of a span that ends a text; null if no text ends so: inside a character, not in UTF-8, or with what is
   * only put before texts.
   *
   * @param isText whether the span begins with the text
   */
  finished(bytes: Uint8Array, isText: boolean): Tokens | null
  /** Whether the sequence, of a span, is valid. */
  isValid(tokens: Tokens): boolean
  /**
   * Of `candidates` those that may follow `before`, a valid sequence of a span.
   *
   * @param isText whether the span begins with the text
   */
  validNext(before: Tokens, candidates: readonly TokenId[], isText: boolean): TokenId[]
}
