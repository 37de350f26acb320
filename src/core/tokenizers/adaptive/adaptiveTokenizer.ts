/**
 * zip2zip (Geng et al. 2025) over another tokenizer: sequences of its tokens that a text has again are one code. What a code means is
 * made with the text, so a code by itself stands for nothing. Tokens without bytes of their own, such as special ones, are in no
 * code.
 */
import type { TokenizerCard } from '../card.ts'
import {
  APPROXIMATE_SPAN,
  cutColumns,
  TokenKind,
  type EncodeOptions,
  type Encoding,
  type TokenId,
} from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps } from '../runSteps.ts'
import type { IncrementalEncoder, Tokenizer, TokenRank } from '../tokenizer.ts'
import { formatAdaptation, type Zip2Zip } from './adaptation.ts'
import { lzwIds, lzwTokens } from './lzw.ts'

/** `unsupported` {what, detail} over a tokenizer whose number of ids is not known. */
export function createAdaptive(reference: string, base: Tokenizer, adaptation: Zip2Zip): Outcome<Tokenizer> {
  const { card } = base
  if (card.vocabularySize === null) return fail('unsupported', { what: card.name, detail: adaptation.method })
  return succeed(
    new AdaptiveTokenizer(
      {
        ...card,
        id: reference,
        aliases: [],
        name: `${card.name} (${formatAdaptation(adaptation)})`,
        family: 'adaptive',
        algorithm: `zip2zip: sequences of tokens that the text has again are codes, over ${card.algorithm}`,
        vocabularySize: card.vocabularySize + adaptation.codes,
        usedBy: [],
        verification: { status: 'not-verified' },
      },
      base,
      { ...adaptation, firstCode: card.vocabularySize },
    ),
  )
}

class AdaptiveTokenizer implements Tokenizer {
  readonly card: TokenizerCard
  readonly #base: Tokenizer
  readonly #settings: { readonly firstCode: number; readonly codes: number; readonly most: number }
  readonly #alone = new Map<TokenId, boolean>()

  constructor(
    card: TokenizerCard,
    base: Tokenizer,
    settings: { readonly firstCode: number; readonly codes: number; readonly most: number },
  ) {
    this.card = card
    this.#base = base
    this.#settings = settings
  }

  #isAlone(id: TokenId): boolean {
    const known = this.#alone.get(id)
    if (known !== undefined) return known
    const isAlone = id < this.#settings.firstCode && this.#base.tokenBytes(id) === null
    this.#alone.set(id, isAlone)
    return isAlone
  }

  #lzw() {
    return { ...this.#settings, isAlone: (id: TokenId) => this.#isAlone(id) }
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return this.#join(this.#base.encode(text, options))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    return this.#join(yield* this.#base.encodeSteps(text, options))
  }

  createIncrementalEncoder(options: EncodeOptions): IncrementalEncoder {
    const base = this.#base.createIncrementalEncoder?.(options)
    return { update: (text) => (base === undefined ? this.encode(text, options) : this.#join(base.update(text))) }
  }

  #join(base: Encoding): Encoding {
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

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    return yield* this.#base.decodeSteps(lzwIds(ids, this.#lzw()))
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    return this.#base.tokenBytes(id)
  }

  piece(id: TokenId): string | null {
    return this.#base.piece(id)
  }

  rank(id: TokenId): TokenRank | null {
    return this.#base.rank(id)
  }

  inside(): TokenizerInside {
    return { kind: 'adaptive' }
  }
}

/** Of tokens in one code: a code is a token like others, and its span is as exact as theirs. */
function joinedKind(kinds: Uint8Array): number {
  return kinds.some((kind) => (kind & APPROXIMATE_SPAN) !== 0)
    ? TokenKind.ordinary | APPROXIMATE_SPAN
    : TokenKind.ordinary
}
