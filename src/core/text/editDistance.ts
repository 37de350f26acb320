/** Levenshtein distance: the least number of insertions, deletions and substitutions that make one sequence the other. */
import { changedRange } from './changedRange.ts'

/** @param one e.g. token ids, or code points; any items compared with `===` */
export function editDistance<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): number {
  const { start, oneEnd, otherEnd } = changedRange(one, other)
  let row = Uint32Array.from({ length: otherEnd - start + 1 }, (_, index) => index)
  let next = new Uint32Array(row.length)
  for (let index = start; index < oneEnd; index++) {
    next[0] = index - start + 1
    for (let column = 1; column < row.length; column++) {
      const same = one[index] === other[start + column - 1] ? 0 : 1
      next[column] = Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + same)
    }
    const spare = row
    row = next
    next = spare
  }
  return row[row.length - 1] ?? 0
}
