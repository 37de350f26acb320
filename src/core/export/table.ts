/** What is exported as a table, whatever the file's format: columns that say their unit and what they mean, and rows made when asked for. */

/** Null: there is no value. */
export type ExportCell = string | number | null

export interface ExportColumn {
  /** Its name in a file, with the unit in it: `start_byte`. Never changes its meaning within a version of the format. */
  readonly id: string
  /** Its name in words, for a paper. */
  readonly title: string
  readonly unit: string
  readonly definition: string
  readonly type: 'text' | 'number'
  /** Whether a paper's table has it; what only says where numbers come from stands in the other formats. */
  readonly inPaper: boolean
  /** Of a number in a paper's table, the same in all rows; null: as it is. */
  readonly decimals: number | null
}

export interface ExportTable {
  /** `tokens`, `scores`, `figures`, `languages`, `fairness`, `chat`. */
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly rowCount: number
  /** One entry per column; null if there is no value. Numbers may be infinite, never NaN. */
  readonly rows: () => Iterable<readonly ExportCell[]>
}

/** Rows that are written at once: a part of a file takes a few milliseconds. A file has as many parts as that makes, and a few more. */
export const ROWS_IN_PART = 200

/** The rows in parts of at most {@link ROWS_IN_PART}. */
export function* rowParts(table: ExportTable): Generator<readonly (readonly ExportCell[])[]> {
  let part: (readonly ExportCell[])[] = []
  for (const row of table.rows()) {
    part.push(row)
    if (part.length < ROWS_IN_PART) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/**
 * A value of single precision as the shortest decimal number that is it: 0.1 where the exact value of the stored one would
 * be 0.10000000149011612. Null if it is not a number; an infinite one stays what it is.
 */
export function shortestSingle(value: number): number | null {
  if (Number.isNaN(value)) return null
  for (const digits of [6, 7, 8]) {
    const rounded = Number(value.toPrecision(digits))
    if (Math.fround(rounded) === value) return rounded
  }
  return Number(value.toPrecision(9))
}
