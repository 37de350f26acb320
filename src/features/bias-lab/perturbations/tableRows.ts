/** The rows of the table: a text each, with its cell in every lane and its change of the reference's bits. Pure. */
import type { ChangedText } from '../../../state/changedTexts.ts'
import type { PerturbationsSorting } from './options.ts'
import { sortTable } from '../../../ui/tableSorting.ts'
import type { Cell, TextBits } from './cells.ts'

export interface ChangeRow {
  readonly text: ChangedText
  /** Of the language, in words. */
  readonly name: string
  /** By lane, in order; null where it is not known yet, and everywhere where the change does not apply. */
  readonly cells: readonly (Cell | null)[]
  /** Change of the bits by the lane's own language model; null where there is none or it is not known. */
  readonly laneBits: readonly (TextBits | null)[]
  /** The same by the reference. */
  readonly referenceBits: TextBits | null
}

/** Edits per character, averaged over the texts to which the change applies; null before all of them are compared, or where there are none. */
export function averageOfLane(rows: readonly ChangeRow[], lane: number): number | null {
  const values: number[] = []
  for (const { text, cells } of rows) {
    if (text.after === null) continue
    const value = cells[lane]?.perCharacter ?? null
    if (value === null) return null
    values.push(value)
  }
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Sorted by the language's name, `characters`, `bits`, or the reference of a lane; what has no figure comes last. */
export function sortRows(
  rows: readonly ChangeRow[],
  sorting: PerturbationsSorting | null,
  references: readonly string[],
): readonly ChangeRow[] {
  return sortTable(
    rows,
    sorting === null ? null : { column: sorting.by, direction: sorting.direction },
    (row, column) => {
      if (column === 'language') return row.name
      if (column === 'bits') return row.referenceBits?.bits ?? null
      if (column === 'characters') return row.cells.find((cell) => cell !== null)?.charactersChanged ?? null
      return row.cells[references.indexOf(column)]?.perCharacter ?? null
    },
  )
}
