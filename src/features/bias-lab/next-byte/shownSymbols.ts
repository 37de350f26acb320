/** Which bytes are worth a row: those that some method finds probable. Pure. */
import { greatest } from '../../../core/text/append.ts'
import { mostProbableSymbols } from '../model/mostProbableSymbols.ts'
import type { MethodReport } from './questions.ts'

const MAX_ROWS = 12

export interface ShownSymbol {
  readonly symbol: number
  /** Probability by method, in their order; null where a method says nothing. */
  readonly shares: readonly (number | null)[]
}

function distributionOf({ says }: MethodReport): Float64Array | null {
  return says.defined ? says.distribution : null
}

/** The most probable of any method, in the order of the exact one (of the first, where it is not there). */
export function shownSymbols(methods: readonly MethodReport[]): readonly ShownSymbol[] {
  const distributions = methods.map(distributionOf)
  const reference =
    distributions[methods.findIndex(({ method }) => method === 'exact')] ??
    distributions.find((one) => one !== null) ??
    null
  return mostProbableSymbols(distributions, MAX_ROWS)
    .toSorted((one, other) => (reference?.[other] ?? 0) - (reference?.[one] ?? 0))
    .map((symbol) => ({ symbol, shares: distributions.map((one) => (one === null ? null : (one[symbol] ?? 0))) }))
}

/** What the rows leave over, by method. */
export function sharesOfRest(
  methods: readonly MethodReport[],
  shown: readonly ShownSymbol[],
): readonly (number | null)[] {
  return methods.map((report, index) => {
    if (distributionOf(report) === null) return null
    return Math.max(0, 1 - shown.reduce((sum, { shares }) => sum + (shares[index] ?? 0), 0))
  })
}

/** The symbol that a method finds most probable, with its probability; null where it says nothing. */
export function mostProbable(
  report: MethodReport | undefined,
): { readonly symbol: number; readonly share: number } | null {
  if (report === undefined || !report.says.defined) return null
  const { distribution } = report.says
  const share = greatest(distribution)
  return { symbol: distribution.indexOf(share), share }
}
