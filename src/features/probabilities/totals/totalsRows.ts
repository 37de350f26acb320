/** The rows of the table of totals: one a scored lane. Pure; formats nothing. */
import { sortTable } from '../../../ui/tableSorting.ts'
import type { TableSorting } from '../../../ui/tableSorting.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'
import { laneTotals, tokenFigures } from './laneTotals.ts'

/** The first three compare across tokenizers; the rest hold for the tokens of one lane. */
export const totalColumns = [
  'bits',
  'bitsPerByte',
  'bitsPerGrapheme',
  'tokens',
  'leftOut',
  'mean',
  'median',
  'perplexity',
  'variance',
  'localVariance',
  'minK',
  'minKPlusPlus',
] as const
export type TotalColumn = (typeof totalColumns)[number]
export const COMPARABLE: ReadonlySet<TotalColumn> = new Set([
  'bits',
  'bitsPerByte',
  'bitsPerGrapheme',
  'tokens',
  'leftOut',
])

type SortColumn = TotalColumn | 'name' | 'method'
export type Sorting = TableSorting<SortColumn>

export interface TotalsRow {
  readonly reference: string
  readonly name: string
  readonly method: NamedScoredLane['scored']['method']
  readonly languageModel: string
  /** Null where it is not defined. */
  readonly figures: Readonly<Record<TotalColumn, number | null>>
}

export function totalsRow({ reference, name, view, scored }: NamedScoredLane, minKShare: number): TotalsRow {
  const totals = laneTotals(view, scored)
  const { mean, median, variance, localVariance, minK, minKPlusPlus } = tokenFigures(scored, minKShare)
  return {
    reference,
    name,
    method: scored.method,
    languageModel: scored.languageModel,
    figures: {
      bits: totals.bits,
      bitsPerByte: totals.bitsPerByte,
      bitsPerGrapheme: totals.bitsPerGrapheme,
      tokens: scored.surprisalBits.length,
      leftOut: totals.unscoredTokens,
      mean,
      median,
      // 2 to the mean surprisal; bytes say nothing of the probability of a token.
      perplexity: mean === null || scored.method === 'bytes' ? null : 2 ** mean,
      variance,
      localVariance,
      minK,
      minKPlusPlus,
    },
  }
}

export function sortTotals(rows: readonly TotalsRow[], sorting: Sorting | null): readonly TotalsRow[] {
  return sortTable(rows, sorting, (row, column) => {
    if (column === 'name') return row.name
    return column === 'method' ? row.method : row.figures[column]
  })
}
