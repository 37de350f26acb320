/**
 * For a text and all tokens of a vocabulary at once: in which ways the pre-tokenizer can cut text and token together without
 * cutting inside the token. One token is tried for all of its signature; nothing is known of merges here.
 */
import type { TokenId } from '../tokenizers/encoding.ts'
import type { Cuts } from './cutting.ts'
import type { Signatures } from './tokenSignatures.ts'

/** One way to cut a text and a token after it. */
export interface Way {
  /** Ends of pre-tokens inside the text. */
  readonly ends: readonly number[]
  /** Whether a pre-token ends where the text does, so that the token opens one. */
  readonly opens: boolean
  /** Whether a pre-token ends where the token does. */
  readonly closes: boolean
}

export class CutOutcomes {
  readonly #signatures: Signatures
  readonly #numbers: Int32Array
  readonly #byKey = new Map<string, number>()
  readonly #ways: (readonly Way[])[] = []

  constructor(signatures: Signatures) {
    this.#signatures = signatures
    this.#numbers = new Int32Array(signatures.count).fill(-1)
  }

  /** How many different sets of ways there are so far. */
  get count(): number {
    return this.#ways.length
  }

  /** The ways of an outcome. */
  waysOf(outcome: number): readonly Way[] {
    return this.#ways[outcome] ?? []
  }

  /** The number of the token's outcome. `cut` is asked for text and token together if no token of its signature was tried. */
  of(id: TokenId, textLength: number, cut: (id: TokenId) => Iterable<Cuts>): number {
    const signature = this.#signatures.of[id] ?? 0
    const known = this.#numbers[signature] ?? -1
    if (known !== -1) return known
    const ways = new Map<string, Way>()
    for (const { ends, closed } of cut(id)) {
      if ((ends.at(-1) ?? 0) > textLength) continue
      const opens = textLength === 0 || ends.at(-1) === textLength
      const way = { ends: ends.filter((end) => end < textLength), opens, closes: closed }
      ways.set(`${way.ends.join()} ${opens} ${closed}`, way)
    }
    const key = [...ways.keys()].toSorted().join(';')
    const outcome = this.#byKey.get(key) ?? this.#ways.push([...ways.values()]) - 1
    this.#byKey.set(key, outcome)
    this.#numbers[signature] = outcome
    return outcome
  }
}
