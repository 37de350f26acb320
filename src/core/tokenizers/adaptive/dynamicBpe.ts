/**
 * Merges learnt from the very text that they are applied to: dynamic tokenization (Feher, Vulić and Minixhofer 2024). The most frequent
 * pair of neighbours in one piece is merged everywhere, then the next, so many times. Of equal pairs the one that is met first. Pure.
 */
import type { TokenId } from '../encoding.ts'

/** A piece of the text: neighbours in it may merge. */
interface Piece {
  /** What stands in its places now: tokens, or merges of them by their own numbers. */
  symbols: number[]
  /** Tokens in each. */
  counts: number[]
  /** How often the text has it. */
  times: number
}

/**
 * How many tokens each unit of each piece has after `merges` merges. `[[1, 2, 3], [1, 2]]`, one merge → `[[2, 1], [2]]`.
 * Yields once a merge.
 */
export function* dynamicMerges(
  pieces: readonly (readonly TokenId[])[],
  merges: number,
): Generator<undefined, readonly (readonly number[])[], void> {
  const different = differentPieces(pieces)
  const all = [...different.values()]
  const pairs = new Pairs(all)
  let next = 1 + all.reduce((most, { symbols }) => symbols.reduce((high, id) => Math.max(high, id), most), 0)
  for (let merge = 0; merge < merges; merge++) {
    const pair = pairs.best()
    if (pair === null) break
    pairs.merge(pair, next)
    next += 1
    yield
  }
  return pieces.map((piece) => different.get(piece.join(' '))?.counts ?? [])
}

function differentPieces(pieces: readonly (readonly TokenId[])[]): ReadonlyMap<string, Piece> {
  const different = new Map<string, Piece>()
  for (const piece of pieces) {
    const key = piece.join(' ')
    const known = different.get(key)
    if (known === undefined) different.set(key, { symbols: [...piece], counts: piece.map(() => 1), times: 1 })
    else known.times += 1
  }
  return different
}

interface Pair {
  readonly left: number
  readonly right: number
  frequency: number
  /** The pieces that have it, or had it. */
  readonly places: Set<number>
}

class Pairs {
  readonly #pieces: readonly Piece[]
  readonly #pairs = new Map<string, Pair>()

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
    for (const place of pieces.keys()) this.#add(place, 1)
  }

  /** Counts the pairs of a piece, or no longer. */
  #add(place: number, sign: 1 | -1): void {
    const { symbols = [], times = 0 } = this.#pieces[place] ?? {}
    for (let at = 1; at < symbols.length; at++) {
      const left = symbols[at - 1] ?? 0
      const right = symbols[at] ?? 0
      const key = `${left} ${right}`
      const pair = this.#pairs.get(key) ?? { left, right, frequency: 0, places: new Set() }
      pair.frequency += sign * times
      if (sign === 1) pair.places.add(place)
      if (pair.frequency > 0) this.#pairs.set(key, pair)
      else this.#pairs.delete(key)
    }
  }

  best(): Pair | null {
    let frequency = 0
    for (const pair of this.#pairs.values()) frequency = Math.max(frequency, pair.frequency)
    let first: { readonly pair: Pair; readonly place: number; readonly at: number } | null = null
    for (const pair of this.#pairs.values()) {
      if (pair.frequency !== frequency) continue
      const met = this.#firstOf(pair)
      if (
        met !== null &&
        (first === null || met.place < first.place || (met.place === first.place && met.at < first.at))
      )
        first = { pair, ...met }
    }
    return first?.pair ?? null
  }

  #firstOf({ left, right, places }: Pair): { readonly place: number; readonly at: number } | null {
    let first: { readonly place: number; readonly at: number } | null = null
    for (const place of places) {
      if (first !== null && place > first.place) continue
      const { symbols = [] } = this.#pieces[place] ?? {}
      const at = symbols.findIndex((symbol, index) => symbol === left && symbols[index + 1] === right)
      if (at !== -1) first = { place, at }
    }
    return first
  }

  merge({ left, right, places }: Pair, merged: number): void {
    for (const place of places) {
      const piece = this.#pieces[place]
      if (piece === undefined) continue
      this.#add(place, -1)
      const symbols: number[] = []
      const counts: number[] = []
      for (let at = 0; at < piece.symbols.length; at++) {
        const isPair = piece.symbols[at] === left && piece.symbols[at + 1] === right
        symbols.push(isPair ? merged : (piece.symbols[at] ?? 0))
        counts.push((piece.counts[at] ?? 0) + (isPair ? (piece.counts[at + 1] ?? 0) : 0))
        if (isPair) at += 1
      }
      piece.symbols = symbols
      piece.counts = counts
      this.#add(place, 1)
    }
  }
}
