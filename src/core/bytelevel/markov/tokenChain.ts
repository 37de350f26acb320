/**
 * The token-level language model as a chain of its own: its states are what the future can depend on (the last
 * characters, the last token for merges, and what is settled about the text ahead), found by walking from the start.
 */
import { stationaryDistribution } from './chain.ts'
import type { InducedModel, TokenContext } from './inducedModel.ts'

export interface TokenState {
  /** The last token in this state; null: the start. */
  readonly last: string | null
  /** The characters that the chain's next one depends on; fewer if the text is shorter. */
  readonly characters: string
  /** Next tokens with P(token | state), and the state after each. */
  readonly next: readonly { readonly token: string; readonly probability: number; readonly state: number }[]
}

/** State 0 is the start; null if there are more than `most` states. */
export function tokenChain(model: InducedModel, most = 64): readonly TokenState[] | null {
  const numbers = new Map<string, number>()
  const contexts: TokenContext[] = []
  function numberOf(context: TokenContext): number {
    const key = keyOf(model, context)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, contexts.length)
    return contexts.push(context) - 1
  }
  numberOf(model.start)
  const states: TokenState[] = []
  for (let number = 0; number < contexts.length; number++) {
    const context = contexts[number]
    if (context === undefined || number >= most) return null
    const next = model
      .next(context)
      .map(({ token, probability, context: behind }) => ({ token, probability, state: numberOf(behind) }))
    states.push({ last: context.tokens.at(-1) ?? null, characters: context.text.slice(-model.chain.order), next })
  }
  return states
}

function keyOf(model: InducedModel, { tokens, text, lookaheads }: TokenContext): string {
  // Shorter texts than the order still depend on the start.
  const characters = text.length < model.chain.order ? `^${text}` : text.slice(-model.chain.order)
  return [characters, tokens.at(-1) ?? '', lookaheads.toSorted().join('/')].join(' ')
}

export interface TokenChainFigures {
  /** Share of each token among the tokens of an endless text. */
  readonly shares: ReadonlyMap<string, number>
  readonly bitsPerToken: number
  readonly charactersPerToken: number
}

/** What the token chain comes to in the long run; null if that depends on how it began. */
export function longRun(states: readonly TokenState[]): TokenChainFigures | null {
  const matrix = states.map(({ next }) => {
    const row = Array.from({ length: states.length }, () => 0)
    for (const { state, probability } of next) row[state] = (row[state] ?? 0) + probability
    return row
  })
  const stationary = stationaryDistribution(matrix)
  if (stationary === null) return null
  const shares = new Map<string, number>()
  let bitsPerToken = 0
  let charactersPerToken = 0
  for (const [index, { next }] of states.entries()) {
    for (const { token, probability } of next) {
      const share = (stationary[index] ?? 0) * probability
      shares.set(token, (shares.get(token) ?? 0) + share)
      bitsPerToken -= share * Math.log2(probability)
      charactersPerToken += share * token.length
    }
  }
  return { shares, bitsPerToken, charactersPerToken }
}
