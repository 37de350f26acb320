/** A tokenizer that makes its tokens of another one's: what such tokenizers have in common. Ids mean what they mean there. */
import type { TokenizerCard } from '../card.ts'
import type { EncodeOptions, Encoding, TokenId } from '../encoding.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps } from '../runSteps.ts'
import type { IncrementalEncoder, Tokenizer, TokenRank } from '../tokenizer.ts'
import { formatAdaptation, type Adaptation } from './adaptation.ts'

/** The card of the base under a name of its own, checked against nothing. */
export function cardOver(base: TokenizerCard, reference: string, adaptation: Adaptation): TokenizerCard {
  return {
    ...base,
    id: reference,
    aliases: [],
    name: `${base.name} (${formatAdaptation(adaptation)})`,
    usedBy: [],
    verification: { status: 'not-verified' },
  }
}

export abstract class OverBase implements Tokenizer {
  readonly card: TokenizerCard
  protected readonly base: Tokenizer

  constructor(card: TokenizerCard, base: Tokenizer) {
    this.card = card
    this.base = base
  }

  /** Its segmentation of a text, of the base's; in slices, see `Tokenizer.encodeSteps`. */
  protected abstract changed(text: string, encoding: Encoding): Generator<number, Encoding, void>

  encode(text: string, options: EncodeOptions): Encoding {
    return runSteps(this.changed(text, this.base.encode(text, options)))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    return yield* this.changed(text, yield* this.base.encodeSteps(text, options))
  }

  createIncrementalEncoder(options: EncodeOptions): IncrementalEncoder {
    const base = this.base.createIncrementalEncoder?.(options)
    return {
      update: (text) =>
        base === undefined ? this.encode(text, options) : runSteps(this.changed(text, base.update(text))),
    }
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    return this.base.decodeSteps(ids)
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    return this.base.tokenBytes(id)
  }

  piece(id: TokenId): string | null {
    return this.base.piece(id)
  }

  rank(id: TokenId): TokenRank | null {
    return this.base.rank(id)
  }

  inside(): TokenizerInside {
    return { kind: 'adaptive' }
  }
}
