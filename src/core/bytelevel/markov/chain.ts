/**
 * A Markov chain over the characters A and B, of order 1 to 3: the truth that the language models of the Markov room
 * are measured by. Endless texts; nothing here knows tokens.
 */
import { fail, succeed, type Outcome } from '../../tokenizers/failure.ts'

export type Order = 1 | 2 | 3
export type Character = 'A' | 'B'
export const characters: readonly Character[] = ['A', 'B']

export interface MarkovChain {
  readonly order: Order
  /** P(next is A | the last `order` characters), by context, oldest character first: `AAB`. */
  readonly nextIsA: Readonly<Record<string, number>>
  /** The context that stands before the text, or the chain's stationary distribution over contexts. */
  readonly start: string
}

export const STATIONARY = 'stationary'

/** All contexts of an order: AA, AB, BA, BB. */
export function contextsOf(order: Order): readonly string[] {
  let contexts: readonly string[] = ['']
  for (let length = 0; length < order; length++)
    contexts = contexts.flatMap((context) => characters.map((next) => context + next))
  return contexts
}

/** A chain that can be asked. */
export class Chain {
  readonly order: Order
  readonly #nextIsA: ReadonlyMap<string, number>
  /** Probability of each context in front of the text. */
  readonly #start: ReadonlyMap<string, number>
  readonly #known = new Map<string, number>()

  constructor(order: Order, nextIsA: ReadonlyMap<string, number>, start: ReadonlyMap<string, number>) {
    this.order = order
    this.#nextIsA = nextIsA
    this.#start = start
  }

  /** P(next | context) for a context of `order` characters. */
  transition(context: string, next: Character): number {
    const a = this.#nextIsA.get(context) ?? 0
    return next === 'A' ? a : 1 - a
  }

  /** P(the endless text begins with `text`). */
  prefixProbability(text: string): number {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    let sum = 0
    for (const [context, weight] of this.#start) {
      let probability = weight
      let last = context
      for (const character of text) {
        if (character !== 'A' && character !== 'B') return 0
        probability *= this.transition(last, character)
        last = (last + character).slice(-this.order)
      }
      sum += probability
    }
    this.#known.set(text, sum)
    return sum
  }

  /** P(next | text); null if the text itself has probability 0. */
  next(text: string, next: Character): number | null {
    const probability = this.prefixProbability(text)
    return probability === 0 ? null : this.prefixProbability(text + next) / probability
  }
}

/** Failures: `unsupported` {what, detail} if there is no one stationary distribution, or a number is no probability. */
export function createChain({ order, nextIsA, start }: MarkovChain): Outcome<Chain> {
  const contexts = contextsOf(order)
  const probabilities = new Map(contexts.map((context) => [context, nextIsA[context] ?? Number.NaN]))
  for (const [context, probability] of probabilities) {
    if (!(probability >= 0 && probability <= 1))
      return fail('unsupported', { what: 'The chain', detail: `P(A | ${context}) is no number from 0 to 1` })
  }
  if (contexts.includes(start)) return succeed(new Chain(order, probabilities, new Map([[start, 1]])))
  const stationary = stationaryDistribution(
    contexts.map((from) =>
      contexts.map((to) => (to.startsWith(from.slice(1)) ? transitionTo(probabilities, from, to) : 0)),
    ),
  )
  if (stationary === null)
    return fail('unsupported', {
      what: 'The chain',
      detail: 'it has more than one stationary distribution, so a start must be chosen',
    })
  return succeed(
    new Chain(order, probabilities, new Map(contexts.map((context, index) => [context, stationary[index] ?? 0]))),
  )
}

function transitionTo(probabilities: ReadonlyMap<string, number>, from: string, to: string): number {
  const a = probabilities.get(from) ?? 0
  return to.endsWith('A') ? a : 1 - a
}

/** The π with π = π·P and Σπ = 1, by Gaussian elimination; null if it is not unique. Rows of P sum to 1. */
export function stationaryDistribution(transitions: readonly (readonly number[])[]): readonly number[] | null {
  const size = transitions.length
  // (Pᵀ − I)π = 0 with one equation replaced by Σπ = 1.
  const rows = Array.from({ length: size }, (_, row) => [
    ...Array.from({ length: size }, (_column, column) =>
      row === size - 1 ? 1 : (transitions[column]?.[row] ?? 0) - (row === column ? 1 : 0),
    ),
    row === size - 1 ? 1 : 0,
  ])
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
    const best = rows[pivot]
    const here = rows[column]
    if (best === undefined || here === undefined || Math.abs(best[column] ?? 0) < 1e-12) return null
    rows[pivot] = here
    rows[column] = best
    for (const [row, values] of rows.entries()) {
      if (row === column) continue
      const factor = (values[column] ?? 0) / (best[column] ?? 1)
      if (factor !== 0) rows[row] = values.map((value, index) => value - factor * (best[index] ?? 0))
    }
  }
  return rows.map((row, index) => Math.max(0, (row[size] ?? 0) / (row[index] ?? 1)))
}
