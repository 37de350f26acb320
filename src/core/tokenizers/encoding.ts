/**
 * What a tokenizer returns: columns, one entry per token, so that a result of 300,000 tokens crosses from the
 * worker to the page without being copied token by token. Nothing here computes a segmentation.
 */

/** The index of an entry of a tokenizer's vocabulary. */
export type TokenId = number

/** What kind of token an entry of {@link Encoding.kinds} is; the low 7 bits. */
export const TokenKind = {
  /** Found in the vocabulary by the tokenization model (or a non-special added token found in the text). */
  ordinary: 0,
  /** One byte of a character that the vocabulary lacks, spelled as `<0xNN>`. */
  byteFallback: 1,
  /** The unknown token: the text beneath it cannot be had back from its id. */
  unknown: 2,
  /** A special token that was written in the text, such as `<|endoftext|>`. */
  special: 3,
  /** A special token that a template put in, such as `[CLS]`: it stands for no text; its span is empty. */
  inserted: 4,
} as const
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind]

/** The bit of a kind that says: the normalizer merged or dropped characters, so the span is the smallest one known to hold the token. */
export const APPROXIMATE_SPAN = 0x80

/** The kind without the approximate-span bit. */
export function tokenKind(kinds: number): TokenKind {
  switch (kinds & 0x7f) {
    case 1:
      return TokenKind.byteFallback
    case 2:
      return TokenKind.unknown
    case 3:
      return TokenKind.special
    case 4:
      return TokenKind.inserted
    default:
      return TokenKind.ordinary
  }
}

/**
 * A segmentation of a text. All columns have one entry per token, in order.
 *
 * Spans are offsets in bytes into the UTF-8 form of the ORIGINAL text (a lone surrogate counts as the three
 * bytes of U+FFFD, which is what every tokenizer is given for it). `startByte` and `endByte` never decrease. An
 * empty span is a token that stands for no text: an inserted special token, or a prepended `▁`.
 */
export interface Encoding {
  readonly ids: Uint32Array
  readonly startByte: Uint32Array
  readonly endByte: Uint32Array
  /** {@link TokenKind}, with {@link APPROXIMATE_SPAN}. */
  readonly kinds: Uint8Array
  /** The text after the normalizer; null if the normalizer changed nothing or there is none. */
  readonly normalized: string | null
  /**
   * Characters that no token stands for, because the vocabulary cannot spell them and has no unknown token: start and end
   * of each in turn, in bytes of the original text, ascending. Left out if there are none.
   */
  readonly unspelled?: Uint32Array
}

/** The first `count` entries of columns that were made as long as they could get; copies nothing if that is all. */
export function cutColumns(columns: Encoding, count: number): Encoding {
  const { ids, startByte, endByte, kinds } = columns
  if (count === ids.length) return columns
  return {
    ...columns,
    ids: ids.slice(0, count),
    startByte: startByte.slice(0, count),
    endByte: endByte.slice(0, count),
    kinds: kinds.slice(0, count),
  }
}

export interface EncodeOptions {
  /** Whether the post-processor's template puts in its special tokens, such as `[CLS]` or `<s>`. */
  readonly addSpecialTokens: boolean
  /** Whether the spelling of a special token in the text becomes that token (Hugging Face's default) or is cut as ordinary text (what an API does with a user's message). */
  readonly parseSpecialTokens: boolean
}
