/**
 * Units of several tokens of another tokenizer: words, patches, merges learnt from the text itself. A unit has a span in the text and
 * no entry in a vocabulary: its code is given in the order in which the text has the units, so it means nothing in another text.
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import type { TokenizerCard } from '../card.ts'
import { TokenKind, tokenKind, type Encoding, type TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import type { Tokenizer } from '../tokenizer.ts'
import type { Grouping } from './adaptation.ts'
import { dynamicMerges } from './dynamicBpe.ts'
import { spacePatchStarts, wordStarts } from './groups.ts'
import { joinTokens } from './joinTokens.ts'
import { cardOver, OverBase } from './overBase.ts'

/** Texts of which it is known what their codes mean. */
const REMEMBERED = 2

const MADE_OF: Readonly<Record<Grouping['method'], string>> = {
  words: 'words, as units of the tokens inside',
  'space-patches': 'patches that end where a run of bytes begins that are no letters or digits',
  'dynamic-bpe': 'the most frequent neighbours of the text itself are merged',
}

/** `unsupported` {what, detail} over a tokenizer whose number of ids is not known, and of patches over what is not bytes. */
export function createGrouped(reference: string, base: Tokenizer, grouping: Grouping): Outcome<Tokenizer> {
  const { card } = base
  const isFit = grouping.method !== 'space-patches' || card.family === 'byte'
  if (card.vocabularySize === null || !isFit) return fail('unsupported', { what: card.name, detail: grouping.method })
  const own: TokenizerCard = {
    ...cardOver(card, reference, grouping),
    family: 'adaptive',
    algorithm: `${MADE_OF[grouping.method]}, over ${card.algorithm}`,
    vocabularySize: null,
  }
  return succeed(new GroupedTokenizer(own, base, grouping, card.vocabularySize))
}

class GroupedTokenizer extends OverBase {
  readonly #grouping: Grouping
  readonly #firstCode: number
  /** The last texts: what they were encoded to, and the base's ids. */
  #encoded: readonly { readonly ids: Uint32Array; readonly base: Uint32Array }[] = []

  constructor(card: TokenizerCard, base: Tokenizer, grouping: Grouping, firstCode: number) {
    super(card, base)
    this.#grouping = grouping
    this.#firstCode = firstCode
  }

  protected override *changed(text: string, base: Encoding): Generator<number, Encoding, void> {
    const { ids } = base
    const counts = yield* this.#unitsOf(text.toWellFormed(), base)
    const codes = new Map<string, TokenId>()
    let at = 0
    const units = counts.map((count) => {
      const unit = ids.subarray(at, at + count)
      at += count
      return { id: count === 1 ? (unit[0] ?? 0) : this.#codeOf(unit, codes), count }
    })
    const encoding = joinTokens(base, units)
    this.#encoded = [{ ids: encoding.ids, base: ids }, ...this.#encoded].slice(0, REMEMBERED)
    return encoding
  }

  #codeOf(ids: Uint32Array, codes: Map<string, TokenId>): TokenId {
    const key = ids.join(' ')
    const code = codes.get(key) ?? this.#firstCode + codes.size
    codes.set(key, code)
    return code
  }

  /** How many tokens each unit has. */
  *#unitsOf(text: string, base: Encoding): Generator<number, readonly number[], void> {
    const grouping = this.#grouping
    if (grouping.method === 'space-patches') return countsBetween(spacePatchStarts(encodeUtf8(text)), base)
    const words = countsBetween(wordStarts(text), base)
    if (grouping.method === 'words') return words
    let at = 0
    const pieces = words.map((count) => {
      const piece = [...base.ids.subarray(at, at + count)]
      at += count
      return piece
    })
    const merging = dynamicMerges(pieces, grouping.merges)
    for (;;) {
      const step = merging.next()
      if (step.done === true) return step.value.flat()
      // The base has been through the whole text.
      yield base.endByte.at(-1) ?? 0
    }
  }

  /** Of ids that were encoded here; a code of another text stands for nothing. */
  override *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    const known = this.#encoded.find(
      (one) => one.ids.length === ids.length && one.ids.every((id, at) => id === ids[at]),
    )
    const own = known?.base ?? Array.from(ids).filter((id) => id < this.#firstCode)
    return yield* this.base.decodeSteps(own)
  }
}

/** How many tokens each unit has where units begin at these bytes; a start inside a token is none. Special tokens stand alone, and no unit goes over a character without tokens. */
function countsBetween(starts: readonly number[], { startByte, endByte, kinds }: Encoding): readonly number[] {
  const counts: number[] = []
  let next = 0
  let isAlone = true
  for (let at = 0; at < startByte.length; at++) {
    const place = startByte[at] ?? 0
    let begins = false
    for (; (starts[next] ?? Infinity) <= place; next++) begins = (starts[next] ?? 0) === place || begins
    const wasAlone = isAlone
    isAlone = !hasText(kinds[at] ?? 0)
    const last = counts.length - 1
    const hasGap = place > (endByte[at - 1] ?? 0)
    if (begins || hasGap || isAlone || wasAlone) counts.push(1)
    else counts[last] = (counts[last] ?? 0) + 1
  }
  return counts
}

function hasText(kind: number): boolean {
  return tokenKind(kind) !== TokenKind.special && tokenKind(kind) !== TokenKind.inserted
}
