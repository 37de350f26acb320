/**
 * zip2zip (Geng et al. 2025) over another tokenizer: sequences of its tokens that a text has again are one code. What a code means is
 * made with the text, so a code by itself stands for nothing. Tokens without bytes of their own, such as special ones, are in no
 * code.
 */
import type { TokenizerCard } from '../card.ts'
import { APPROXIMATE_SPAN, cutColumns, TokenKind, type Encoding, type TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import type { Tokenizer } from '../tokenizer.ts'
import type { Zip2Zip } from './adaptation.ts'
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
    const { ids, startByte, endByte, kinds } = base
    const joined = { ids: ids.slice(), startByte: startByte.slice(), endByte: endByte.slice(), kinds: kinds.slice() }
    let at = 0
    let place = 0
    for (const { id, count } of lzwTokens(ids, this.#lzw())) {
      const last = at + count - 1
      joined.ids[place] = id
      joined.startByte[place] = startByte[at] ?? 0
      joined.endByte[place] = endByte[last] ?? 0
      joined.kinds[place] = count === 1 ? (kinds[at] ?? 0) : joinedKind(kinds.subarray(at, last + 1))
      at = last + 1
      place += 1
    }
    return cutColumns({ ...base, ...joined }, place)
  }

  override *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    return yield* this.base.decodeSteps(lzwIds(ids, this.#lzw()))
  }
}

/** Of tokens in one code: a code is a token like others, and its span is as exact as theirs. */
function joinedKind(kinds: Uint8Array): number {
  return kinds.some((kind) => (kind & APPROXIMATE_SPAN) !== 0)
    ? TokenKind.ordinary | APPROXIMATE_SPAN
    : TokenKind.ordinary
}
