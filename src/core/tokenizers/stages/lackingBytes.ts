/**
 * A byte-level BPE tokenizer whose vocabulary lacks some bytes: texts without them go to the fast engine, the rare others
 * to the stages, which drop such bytes as the Rust library does.
 */
import type { ByteLevelBpe } from '../bpe/byteLevelBpe.ts'
import type { TokenizerCard } from '../card.ts'
import type { EncodeOptions, Encoding, TokenId } from '../encoding.ts'
import type { Outcome } from '../failure.ts'
import type { TokenizerInside } from '../inside.ts'
import type { TokenizerJson } from './schema.ts'
import type { ByteExactParts, CountingEncoder, IncrementalEncoder, Tokenizer, TokenRank } from '../tokenizer.ts'

export class LackingBytes implements Tokenizer {
  readonly card: TokenizerCard
  readonly #fast: ByteLevelBpe
  readonly #stages: Tokenizer
  readonly #lacked: RegExp

  /** @param lacked finds a character that the fast engine cannot spell */
  constructor(fast: ByteLevelBpe, stages: Tokenizer, lacked: RegExp) {
    this.card = fast.card
    this.#fast = fast
    this.#stages = stages
    this.#lacked = lacked
  }

  #for(text: string): Tokenizer {
    return this.#lacked.test(text) ? this.#stages : this.#fast
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return this.#for(text).encode(text, options)
  }

  encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    return this.#for(text).encodeSteps(text, options)
  }

  decode(ids: ArrayLike<TokenId>): string {
    return this.#fast.decode(ids)
  }

  decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    return this.#fast.decodeSteps(ids)
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    return this.#fast.tokenBytes(id)
  }

  piece(id: TokenId): string | null {
    return this.#fast.piece(id)
  }

  rank(id: TokenId): TokenRank | null {
    return this.#fast.rank(id)
  }

  byteExact(): Outcome<ByteExactParts> {
    return this.#fast.byteExact()
  }

  definition(): TokenizerJson | null {
    return this.#stages.definition?.() ?? null
  }

  /** Of the stages, which lead to the same tokens. */
  inside(): TokenizerInside {
    return this.#stages.inside()
  }

  createEndsEncoder(): CountingEncoder {
    const encoder = this.#fast.createEndsEncoder()
    return {
      ends: (text) => (this.#lacked.test(text) ? null : encoder.ends(text)),
      isOneToken: (text) => (this.#lacked.test(text) ? null : encoder.isOneToken(text)),
    }
  }

  createIncrementalEncoder(options: EncodeOptions): IncrementalEncoder {
    const encoder = this.#fast.createIncrementalEncoder(options)
    // What it kept of the text before stays true of that text: the next one is compared with it.
    return {
      update: (text) => (this.#lacked.test(text) ? this.#stages.encode(text, options) : encoder.update(text)),
    }
  }
}
