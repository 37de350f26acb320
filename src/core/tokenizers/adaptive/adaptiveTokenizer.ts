/**
 * zip2zip (Geng et al. 2025) over another tokenizer: sequences of its tokens that a text has again are one code. What a code means is
 * made with the text, so a code by itself stands for nothing. Tokens without bytes of their own, such as special ones, are in no
 * code.
 */
import type { TokenizerCard } from '../card.ts'
import type { Encoding, TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import type { Tokenizer } from '../tokenizer.ts'
import type { Zip2Zip } from './adaptation.ts'
import { joinTokens } from './joinTokens.ts'
import { lzwIds, lzwTokens } from './lzw.ts'
import { cardOver, OverBase } from './overBase.ts'

/** `unsupported` {what, detail} over a tokenizer whose number of ids is not known. */
export function createAdaptive(reference: string, base: Tokenizer, adaptation: Zip2Zip): Outcome<Tokenizer> {
  const { card } = base
  if (card.vocabularySize === null) return fail('unsupported', { what: card.name, detail: adaptation.method })
  const own: TokenizerCard = {
    ...cardOver(card, reference, adaptation),
    family: 'adaptive',
    algorithm: `zip2zip: sequences of tokens that the text has again are codes, over ${card.algorithm}`,
    vocabularySize: card.vocabularySize + adaptation.codes,
  }
  return succeed(new AdaptiveTokenizer(own, base, { ...adaptation, firstCode: card.vocabularySize }))
}

class AdaptiveTokenizer extends OverBase {
  readonly #settings: { readonly firstCode: number; readonly codes: number; readonly most: number }
  readonly #alone = new Map<TokenId, boolean>()

  constructor(
    card: TokenizerCard,
    base: Tokenizer,
    settings: { readonly firstCode: number; readonly codes: number; readonly most: number },
  ) {
    super(card, base)
    this.#settings = settings
  }

  #isAlone(id: TokenId): boolean {
    const known = this.#alone.get(id)
    if (known !== undefined) return known
    const isAlone = id < this.#settings.firstCode && this.base.tokenBytes(id) === null
    this.#alone.set(id, isAlone)
    return isAlone
  }

  #lzw() {
    return { ...this.#settings, isAlone: (id: TokenId) => this.#isAlone(id) }
  }

  // oxlint-disable-next-line require-yield -- it takes a fraction of the time of encoding
  protected override *changed(_: string, base: Encoding): Generator<number, Encoding, void> {
    return joinTokens(base, lzwTokens(base.ids, this.#lzw()))
  }

  override *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    return yield* this.base.decodeSteps(lzwIds(ids, this.#lzw()))
  }
}
