/** Levenshtein distance: the least number of insertions, deletions and substitutions that make one sequence the other. */

/** @param one e.g. token ids, or code points; any items compared with `===` */
export function editDistance<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): number {
  // What both begin and end with needs no edit: then a small change of a long text is cheap.
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let [oneEnd, otherEnd] = [one.length, other.length]
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd--
    otherEnd--
  }
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
