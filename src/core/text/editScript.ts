/** Which items two sequences keep when one is made the other by as few insertions, deletions and substitutions as possible. */
import { changedRange } from './changedRange.ts'

export interface KeptItems {
  /** By item of the first sequence, and of the second: whether it is kept. As many in both, in the same order. */
  readonly one: readonly boolean[]
  readonly other: readonly boolean[]
}

/** @param one e.g. token ids, or graphemes; any items compared with `===` */
export function keptItems<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): KeptItems {
  const { start, oneEnd, otherEnd } = changedRange(one, other)
  const outside = (end: number) => (_: unknown, index: number) => index < start || index >= end
  const kept = {
    one: Array.from({ length: one.length }, outside(oneEnd)),
    other: Array.from({ length: other.length }, outside(otherEnd)),
  }
  const [rows, columns] = [oneEnd - start, otherEnd - start]
  const width = columns + 1
  /** Distances of the ends: from item `row` of the first and `column` of the second on. */
  const distances = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number): number => distances[row * width + column] ?? 0
  const isSame = (row: number, column: number): boolean => one[start + row] === other[start + column]
  for (let row = rows; row >= 0; row--) {
    for (let column = columns; column >= 0; column--) {
      if (row === rows || column === columns) distances[row * width + column] = rows - row + (columns - column)
      else {
        const across = at(row + 1, column + 1) + (isSame(row, column) ? 0 : 1)
        distances[row * width + column] = Math.min(across, at(row + 1, column) + 1, at(row, column + 1) + 1)
      }
    }
  }
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    if (isSame(row, column) && at(row, column) === at(row + 1, column + 1)) {
      kept.one[start + row++] = true
      kept.other[start + column++] = true
    } else if (at(row, column) === at(row + 1, column + 1) + 1) {
      row++
      column++
    } else if (at(row, column) === at(row + 1, column) + 1) row++
    else column++
  }
  return kept
}
