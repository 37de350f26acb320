/** Runs a way of cutting on every pre-token of a text, as all tokenizers of the vocabulary's kind do. */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A way to cut one pre-token. */
export type Segmenter = (vocabulary: Vocabulary, preToken: Uint8Array) => TokenId[]

/** @param bytes valid UTF-8 of the normalized text */
export function cutEachPreToken(vocabulary: Vocabulary, bytes: Uint8Array, segmenter: Segmenter): TokenId[] {
  let start = 0
  return vocabulary.preTokenEnds(bytes).flatMap((end) => {
    const tokens = segmenter(vocabulary, bytes.subarray(start, end))
    start = end
    return tokens
  })
}

/** What the tokenizer's own merges make of a pre-token: the reference, the canonical segmentation. */
export function byMerges(vocabulary: Vocabulary, preToken: Uint8Array): TokenId[] {
  return vocabulary.mergePiece(preToken, 0, preToken.length)
}
