/** A short text that is to be cut in many ways: its bytes, its canonical tokens, and whether it is short enough. */
import { countSegmentations } from '../segmenters/counting.ts'
import type { Vocabulary } from '../segmenters/vocabulary.ts'
import { encodeUtf8, utf8Length } from '../text/utf8.ts'
import type { Tokens } from './nextTokenModel.ts'

/** Canonical tokens that a text may have. */
export const MAX_CANONICAL_TOKENS = 20
/** Bytes that it may have: cut into single bytes it has as many tokens. */
export const MAX_CUT_BYTES = 120

export interface TextToCut {
  /** As the tokenizer's normalizer leaves it. */
  readonly text: string
  /** UTF-8 of it. */
  readonly bytes: Uint8Array
  readonly canonical: Tokens
  /** Ways to spell it with the vocabulary, exactly. */
  readonly segmentations: bigint
}

/** Why a text is not cut: what it has more of than it may, and how many it has and may have. */
export interface TooLong {
  readonly tooLong: 'tokens' | 'bytes'
  readonly has: number
  readonly most: number
}

/** @param contextLength tokens that the language model sees at once, of which one is the begin token */
export function textToCut(vocabulary: Vocabulary, text: string, contextLength: number): TextToCut | TooLong {
  const most = Math.min(MAX_CUT_BYTES, contextLength - 1)
  // A normalizer shortens a text, but not by so much; what is far too long is not looked at.
  const given = utf8Length(text)
  if (given > 8 * most) return { tooLong: 'bytes', has: given, most }
  const normalized = vocabulary.normalize(text.toWellFormed())
  const bytes = encodeUtf8(normalized)
  if (bytes.length > most) return { tooLong: 'bytes', has: bytes.length, most }
  const canonical = vocabulary.encode(bytes)
  if (canonical.length > MAX_CANONICAL_TOKENS)
    return { tooLong: 'tokens', has: canonical.length, most: MAX_CANONICAL_TOKENS }
  return { text: normalized, bytes, canonical, segmentations: countSegmentations(vocabulary, bytes) }
}
