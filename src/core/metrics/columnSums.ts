/**
 * Sums of columns over the units of a corpus, each computed once: columns are held by reference and never change, and the
 * same sums are asked for with every answer that comes in while a corpus is counted.
 */
const sums = new WeakMap<object, number>()
const sharedSums = new WeakMap<object, WeakMap<object, number>>()

export type Column = Uint8Array | Uint32Array | Float64Array

export function sumOf(column: Column): number {
  let sum = sums.get(column)
  if (sum === undefined) {
    sum = 0
    for (let index = 0; index < column.length; index++) sum += column[index] ?? 0
    sums.set(column, sum)
  }
  return sum
}

/** Of the units that another language has too: `present` is 1 where it has. */
export function sharedSumOf(column: Column, present: Uint8Array): number {
  if (sumOf(present) === present.length) return sumOf(column)
  const known = sharedSums.get(column) ?? new WeakMap<object, number>()
  sharedSums.set(column, known)
  let sum = known.get(present)
  if (sum === undefined) {
    sum = 0
    for (let index = 0; index < column.length; index++) if (present[index] === 1) sum += column[index] ?? 0
    known.set(present, sum)
  }
  return sum
}
