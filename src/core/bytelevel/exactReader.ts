/**
 * The exact next byte over valid segmentations: every cover of the text, and what can follow those that end with it.
 * One batched run of the language model a byte, of as many contexts as covers end there, which is mostly one.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { ByteReader } from './byteReader.ts'
import { coversOf, logProbability, nextByteOf, readByte, type Continuations, type CoveredText } from './covers.ts'
import { END, logSumExp, normalized, SYMBOLS, type NextByte } from './distribution.ts'
import type { Rows, Tokens } from './nextTokenModel.ts'
import type { ValidSequences } from './validSequences.ts'

export interface ExactOptions {
  /**
   * Where invalid continuations are left out. `text`: the language model's own probabilities of valid sequences, brought
   * to a sum of 1 over the next byte. `token`: besides, each of its rows after a cover is first brought to a sum of 1
   * over what is valid there, as if its softmax had been masked.
   */
  readonly mask: 'text' | 'token'
}

export class ExactReader implements ByteReader {
  readonly #valid: ValidSequences
  readonly #rows: Rows
  readonly #options: ExactOptions
  /** What was settled when it began: of these tokens the covers' probabilities do not speak. */
  readonly begun: Tokens
  #text: CoveredText
  #continuations: readonly Continuations[] | null = null

  private constructor(
    valid: ValidSequences,
    rows: Rows,
    options: ExactOptions,
    text: CoveredText,
    begun: Tokens = text.settled,
  ) {
    this.#valid = valid
    this.#rows = rows
    this.#options = options
    this.#text = text
    this.begun = begun
  }

  /**
   * Reads a text at once. Rejects with the signal's reason, or if the language model has no begin token and nothing
   * of the text is settled.
   */
  static async read(
    valid: ValidSequences,
    rows: Rows,
    bytes: Uint8Array,
    signal: AbortSignal,
    options: ExactOptions = { mask: 'text' },
  ): Promise<ExactReader> {
    return new ExactReader(valid, rows, options, await coversOf(valid, rows, bytes, signal))
  }

  /** Another reader that has read the same, to try what could come after it. */
  fork(): ExactReader {
    const other = new ExactReader(this.#valid, this.#rows, this.#options, this.#text, this.begun)
    other.#continuations = this.#continuations
    return other
  }

  /** The covers now, and the settled tokens before them. */
  get text(): CoveredText {
    return this.#text
  }

  /** ln P(what has been read | what was settled when it began): the covers together. Never grows while bytes are read. */
  get logProbability(): number {
    return logSumExp(this.#text.covers.map((cover) => cover.logProbability))
  }

  async next(signal: AbortSignal): Promise<NextByte> {
    const { covers, settled, tail } = this.#text
    const continuations = await this.#look(signal)
    const all = this.logProbability
    if (all === Number.NEGATIVE_INFINITY) return { defined: false, reason: 'no-mass' }
    const masses = new Float64Array(SYMBOLS)
    const add = (symbol: number, weight: number): void => {
      masses[symbol] = (masses[symbol] ?? 0) + Math.exp(weight - all)
    }
    for (const cover of covers) {
      const byte = nextByteOf(this.#valid, cover, tail.length)
      if (byte !== -1) add(byte, cover.logProbability)
    }
    const ended = this.#valid.finished(tail, settled.length === 0)?.join()
    const { endToken } = this.#rows.model
    for (const { cover, row, validNext } of continuations) {
      addByFirstByte(masses, this.#valid.vocabulary.firstBytes, validNext, row, cover.logProbability - all)
      if (endToken !== null && cover.tokens.join() === ended)
        add(END, cover.logProbability + logProbability(row, endToken))
    }
    const distribution = normalized(masses)
    if (distribution === null) return { defined: false, reason: 'no-mass' }
    return { defined: true, distribution, leftOut: Math.max(0, 1 - masses.reduce((sum, mass) => sum + mass, 0)) }
  }

  async read(byte: number, signal: AbortSignal): Promise<void> {
    this.#text = readByte(this.#valid, this.#text, await this.#look(signal), byte)
    this.#continuations = null
  }

  /** What can follow the covers that end with the text. */
  async #look(signal: AbortSignal): Promise<readonly Continuations[]> {
    if (this.#continuations !== null) return this.#continuations
    const { covers, settled, tail } = this.#text
    const ending = covers.filter(
      ({ length, logProbability: weight }) => length === tail.length && weight > Number.NEGATIVE_INFINITY,
    )
    const rows = await this.#rows.of(
      ending.map(({ tokens }) => [...settled, ...tokens]),
      signal,
    )
    const isText = settled.length === 0
    const ended = this.#valid.finished(tail, isText)?.join()
    this.#continuations = ending.map((cover, index) => {
      const row = rows[index] ?? []
      const validNext = this.#valid.validNext(cover.tokens, this.#valid.vocabulary.trie.tokensUnder(0), isText)
      if (this.#options.mask === 'text') return { cover, row, validNext }
      return {
        cover,
        row: masked(row, validNext, cover.tokens.join() === ended ? this.#rows.model.endToken : null),
        validNext,
      }
    })
    return this.#continuations
  }
}

/** A loop of its own, as it goes over most of a vocabulary at each byte. */
function addByFirstByte(
  masses: Float64Array,
  firstBytes: Int16Array,
  tokens: readonly TokenId[],
  row: ArrayLike<number>,
  scale: number,
): void {
  for (const id of tokens) {
    const byte = firstBytes[id] ?? END
    masses[byte] = (masses[byte] ?? 0) + Math.exp(scale + (row[id] ?? Number.NEGATIVE_INFINITY))
  }
}

/** The row over what is valid, brought to a sum of 1. */
function masked(row: ArrayLike<number>, validNext: readonly TokenId[], endToken: TokenId | null): Float64Array {
  const kept = endToken === null ? validNext : [...validNext, endToken]
  const sum = logSumExp(kept.map((id) => logProbability(row, id)))
  const result = new Float64Array(row.length).fill(Number.NEGATIVE_INFINITY)
  if (sum > Number.NEGATIVE_INFINITY) for (const id of kept) result[id] = logProbability(row, id) - sum
  return result
}
