/**
 * Two language models of unlike tokenizers as one: their exact distributions of the next byte, which have the same 257
 * outcomes whatever the vocabularies are, combined at every byte (Phan et al. 2025, section 5; Genest and Zidek 1986 for
 * linear and logarithmic pools).
 */
import type { ByteReader } from './byteReader.ts'
import { normalized, type ByteDistribution, type NextByte } from './distribution.ts'

/** `mixture`: w·p + (1 − w)·q. `product`: p^w · q^(1 − w), brought to a sum of 1. They stand in links, never re-used. */
export const ensembleKinds = ['mixture', 'product'] as const
export type EnsembleKind = (typeof ensembleKinds)[number]

/**
 * Both distributions as one; null where a product leaves nothing: what one finds possible, the other excludes.
 *
 * @param weight of the first, 0 to 1; at 1 and 0 it is the one or the other alone
 */
export function ensembleOf(
  one: ByteDistribution,
  other: ByteDistribution,
  weight: number,
  kind: EnsembleKind,
): ByteDistribution | null {
  return normalized(
    one.map((p, symbol) => {
      const q = other[symbol] ?? 0
      // 0 to the power of 0 is 1: a model without a say excludes nothing.
      return kind === 'mixture' ? weight * p + (1 - weight) * q : p ** weight * q ** (1 - weight)
    }),
  )
}

/** What two language models say of the next byte at every place of a text: behind its first 0, 1, … bytes, and behind all. */
export interface ReadTogether {
  readonly bytes: Uint8Array
  /** [bytes + 1]; null where nothing is defined. */
  readonly one: readonly (ByteDistribution | null)[]
  readonly other: readonly (ByteDistribution | null)[]
}

/** The ensemble behind the first `place` bytes; null where either says nothing, or a product leaves nothing. */
export function ensembleAt(
  { one, other }: ReadTogether,
  place: number,
  weight: number,
  kind: EnsembleKind,
): ByteDistribution | null {
  const [p, q] = [one[place] ?? null, other[place] ?? null]
  return p === null || q === null ? null : ensembleOf(p, q, weight, kind)
}

/**
 * −log₂ of the probability that the ensemble gives the whole text, in bits; infinite where it holds a byte impossible,
 * NaN where it says nothing.
 */
export function ensembleBits(read: ReadTogether, weight: number, kind: EnsembleKind): number {
  return read.bytes.reduce((sum, byte, place) => {
    const distribution = ensembleAt(read, place, weight, kind)
    return sum - Math.log2(distribution === null ? Number.NaN : (distribution[byte] ?? 0))
  }, 0)
}

/** Reads with both, and says what they say together. What one of them leaves undefined is undefined. */
export class EnsembleReader implements ByteReader {
  readonly #one: ByteReader
  readonly #other: ByteReader
  readonly #weight: number
  readonly #kind: EnsembleKind

  /** @param weight of the first, 0 to 1 */
  constructor(one: ByteReader, other: ByteReader, weight: number, kind: EnsembleKind) {
    this.#one = one
    this.#other = other
    this.#weight = weight
    this.#kind = kind
  }

  async next(signal: AbortSignal): Promise<NextByte> {
    const one = await this.#one.next(signal)
    const other = await this.#other.next(signal)
    if (!one.defined) return one
    if (!other.defined) return other
    const distribution = ensembleOf(one.distribution, other.distribution, this.#weight, this.#kind)
    if (distribution === null) return { defined: false, reason: 'no-mass' }
    return {
      defined: true,
      distribution,
      leftOut: this.#weight * one.leftOut + (1 - this.#weight) * other.leftOut,
    }
  }

  async read(byte: number, signal: AbortSignal): Promise<void> {
    await this.#one.read(byte, signal)
    await this.#other.read(byte, signal)
  }
}
