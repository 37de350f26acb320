/** How many tokens the texts of a table have: percentiles, texts over a limit, and how often each length stands. Pure. */
import { greatest } from '../text/append.ts'

/** In percent. */
export const SHOWN_PERCENTILES = [50, 90, 95, 99] as const

/**
 * The smallest number that at least `percent` of a hundred of the numbers do not exceed (nearest rank), which is one of
 * them: of [1, 2, 3, 4] the 50th is 2, the 75th 3. Null if there are none.
 *
 * @param percent above 0, at most 100
 */
export function percentile(ascending: ArrayLike<number>, percent: number): number | null {
  const rank = Math.ceil((percent * ascending.length) / 100)
  return ascending[Math.max(1, rank) - 1] ?? null
}

/** How many of the numbers are greater than `limit`. */
export function countAbove(ascending: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return ascending.length - low
}

export interface LengthBin {
  /** The least number in it. */
  readonly from: number
  /** The greatest; null: all that are greater too. */
  readonly to: number | null
  /** Of each column. */
  readonly counts: readonly number[]
}

/** Widths of bins, times powers of ten. */
const STEPS = [1, 2, 5] as const

/**
 * At most `most` bins of one width, the same for all columns; the last holds all that is greater. They reach to the greatest
 * 99th percentile, so that a few long texts leave the others room.
 *
 * @param columns each ascending
 */
export function lengthBins(columns: readonly ArrayLike<number>[], most: number): readonly LengthBin[] {
  const longest = greatest(
    columns.map((column) => column[column.length - 1] ?? 0),
    0,
  )
  const reach = greatest(
    columns.map((column) => (percentile(column, 99) ?? 0) + 1),
    1,
  )
  const width = widthFor(reach / most)
  const bins = Math.ceil(reach / width)
  return Array.from({ length: bins }, (_, bin) => {
    const from = bin * width
    const isLast = bin === bins - 1
    const to = from + width - 1
    return {
      from,
      to: isLast && longest > to ? null : to,
      counts: columns.map((column) => countAbove(column, from - 1) - (isLast ? 0 : countAbove(column, to))),
    }
  })
}

/** The least of 1, 2, 5, 10, 20, … that is not less. */
function widthFor(least: number): number {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((one) => one * power >= least)
    if (step !== undefined) return step * power
  }
}
