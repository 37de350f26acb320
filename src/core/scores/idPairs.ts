/**
 * Tokenizers that cut alike and number their tokens otherwise, so that a language model of the one can score lanes of the
 * other. Pure.
 */
import type { TokenId } from '../tokenizers/encoding.ts'

interface IdPair {
  /** Tokenizer of the lane. */
  readonly lane: string
  /** Tokenizer of the language model. */
  readonly tokenizer: string
  /** The lane's ids of bytes less those of the language model. */
  readonly shift: number
  /** The lane's id of what ends a text, which is what ends one for the language model too. */
  readonly end: TokenId
}

/** ByT5 puts `<pad>`, `</s>` and `<unk>` before the 256 bytes (Xue et al. 2022). */
const pairs: readonly IdPair[] = [{ lane: 'byt5', tokenizer: 'tessera-byte', shift: 3, end: 1 }]

const BYTES = 256
/** Stands for a token that the language model has not. No vocabulary has this id. */
export const NO_ID = 0xffff_ffff

/** Whether a language model of `tokenizer` scores lanes of `lane` by ids that are numbered anew. */
export function hasIdPair(tokenizer: string, lane: string): boolean {
  return pairs.some((pair) => pair.tokenizer === tokenizer && pair.lane === lane)
}

/**
 * The lane's ids as the language model numbers them; the same if the tokenizers are no such pair. {@link NO_ID} for a token
 * that it has not.
 *
 * @param endToken what ends a text for the language model; null: nothing does
 */
export function idsAs(tokenizer: string, lane: string, ids: Uint32Array, endToken: TokenId | null): Uint32Array {
  const pair = pairs.find((one) => one.tokenizer === tokenizer && one.lane === lane)
  if (pair === undefined) return ids
  return ids.map((id) => {
    if (id === pair.end) return endToken ?? NO_ID
    return id >= pair.shift && id < pair.shift + BYTES ? id - pair.shift : NO_ID
  })
}
