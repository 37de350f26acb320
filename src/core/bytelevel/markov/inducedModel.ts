/**
 * The token-level language model that is exactly equivalent to a chain: P(the segmentation of the endless text begins
 * with these tokens), by adding up the chain's probabilities over the texts that do. Where the next token depends on
 * characters to come, both are looked at, as far as it takes to settle it.
 */
import { characters, type Chain } from './chain.ts'
import type { CharacterSegmenter } from './characterSegmenter.ts'

/** Characters looked at ahead, at most: a segmenter that is not settled by then is given up. No token may be longer. */
export const FARTHEST = 32
const MAX_LOOKAHEADS = 4096

/** A beginning of a segmentation. */
export interface TokenContext {
  readonly tokens: readonly string[]
  /** The tokens' characters. */
  readonly text: string
  /** The texts that begin so: those that go on with one of these, of which none is the beginning of another. */
  readonly lookaheads: readonly string[]
  /** P(the segmentation begins with these tokens). */
  readonly probability: number
}

export interface NextToken {
  readonly token: string
  /** P(token | context). */
  readonly probability: number
  readonly context: TokenContext
}

/** Where one text can be cut on for ever without being settled: not with any vocabulary of moderate size. */
export class UnsettledError extends Error {}

export class InducedModel {
  readonly chain: Chain
  readonly segmenter: CharacterSegmenter
  readonly start: TokenContext
  readonly #rows = new WeakMap<TokenContext, readonly NextToken[]>()

  constructor(chain: Chain, segmenter: CharacterSegmenter) {
    this.chain = chain
    this.segmenter = segmenter
    this.start = { tokens: [], text: '', lookaheads: [''], probability: 1 }
  }

  /** The next tokens of positive probability, which sum to 1; none if the context has probability 0. Throws {@link UnsettledError}. */
  next(context: TokenContext): readonly NextToken[] {
    const known = this.#rows.get(context)
    if (known !== undefined) return known
    const { tokens, text, lookaheads, probability } = context
    const found = new Map<string, { lookaheads: string[]; probability: number }>()
    const before = tokens.at(-1) ?? null
    const open = [...lookaheads]
    for (let ahead = open.pop(); ahead !== undefined; ahead = open.pop()) {
      const weight = this.chain.prefixProbability(text + ahead)
      if (weight === 0) continue
      const candidates = this.segmenter.candidates(before, ahead)
      const [settled] = candidates
      if (candidates.length === 1 && settled !== undefined && ahead.startsWith(settled)) {
        const entry = found.get(settled) ?? { lookaheads: [], probability: 0 }
        entry.lookaheads.push(ahead.slice(settled.length))
        entry.probability += weight
        found.set(settled, entry)
      } else if (ahead.length >= FARTHEST || open.length > MAX_LOOKAHEADS) {
        throw new UnsettledError(`after ${text}, ${ahead} does not settle the next token`)
      } else for (const character of characters) open.push(ahead + character)
    }
    const row = Array.from(found, ([token, entry]) => ({
      token,
      probability: entry.probability / probability,
      context: {
        tokens: [...tokens, token],
        text: text + token,
        lookaheads: entry.lookaheads,
        probability: entry.probability,
      },
    }))
    this.#rows.set(context, row)
    return row
  }

  /** The context of given tokens; null if they have probability 0. */
  contextOf(tokens: readonly string[]): TokenContext | null {
    let context: TokenContext | null = this.start
    for (const token of tokens) {
      if (context === null) return null
      context = this.next(context).find((next) => next.token === token)?.context ?? null
    }
    return context
  }

  /** P(token | context), 0 if it cannot come. */
  probabilityOf(context: TokenContext, token: string): number {
    return this.next(context).find((next) => next.token === token)?.probability ?? 0
  }
}
