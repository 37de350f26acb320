/** What is said of the lengths of a column's texts, a row per lane, on the page and as tab-separated values. Pure. */
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import { countAbove, percentile, SHOWN_PERCENTILES } from '../../../core/metrics/tokenDistribution.ts'
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import { recipeName } from '../../../core/tokenizers/trainedRecipe.ts'

export interface SummaryRow {
  readonly tokens: number
  readonly mean: number
  /** In the order of {@link SHOWN_PERCENTILES}. */
  readonly percentiles: readonly number[]
  readonly longest: number
  /** Texts of more tokens than the limit. */
  readonly over: number
  /** Of all texts, 0 to 1. */
  readonly share: number
}

/** @param ascending tokens of each text, at least one */
export function summaryRow(ascending: Uint32Array, limit: number): SummaryRow {
  const texts = ascending.length
  const tokens = ascending.reduce((sum, count) => sum + count, 0)
  const over = countAbove(ascending, limit)
  return {
    tokens,
    mean: tokens / texts,
    percentiles: SHOWN_PERCENTILES.map((percent) => percentile(ascending, percent) ?? 0),
    longest: ascending.at(-1) ?? 0,
    over,
    share: over / texts,
  }
}

/** @param heads one per column: the lane, then the fields of {@link SummaryRow} in their order */
export function summaryTsv(heads: readonly string[], lanes: readonly string[], rows: readonly SummaryRow[]): string {
  return clipboardTable(
    heads,
    rows.map(({ tokens, mean, percentiles, longest, over, share }, lane) => [
      lanes[lane] ?? '',
      tokens,
      mean,
      ...percentiles,
      longest,
      over,
      share,
    ]),
  )
}

/** What a lane's column is called by: its reference, with a file's name or a recipe's short one for what hashes stand for. */
export function laneLabel(reference: string): string {
  const parsed = parseReference(reference)
  switch (parsed?.kind) {
    case 'file':
      return parsed.name
    case 'trained':
      return recipeName(parsed.recipe)
    case 'variant':
    case 'adaptive':
      return formatReference({ ...parsed, base: laneLabel(parsed.base) })
    default:
      return reference
  }
}

/** `reviews.csv` → `reviews-tokens.csv`. */
export function savedName(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? `${name}-tokens` : `${name.slice(0, dot)}-tokens${name.slice(dot)}`
}
