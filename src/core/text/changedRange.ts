/** Where two sequences differ: what both begin with and what both end with is left out, so that a small change of a long text is cheap. */

export interface ChangedRange {
  /** Items that both begin with. */
  readonly start: number
  /** After the last item of each that is not in what both end with; at least `start`. */
  readonly oneEnd: number
  readonly otherEnd: number
}

/** @param one any items compared with `===` */
export function changedRange<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): ChangedRange {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let [oneEnd, otherEnd] = [one.length, other.length]
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd--
    otherEnd--
  }
  return { start, oneEnd, otherEnd }
}

/** {@link changedRange} of the UTF-16 units of two strings, several times faster; a range may cut a surrogate pair. */
export function changedUnits(one: string, other: string): ChangedRange {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start++
  let [oneEnd, otherEnd] = [one.length, other.length]
  while (oneEnd > start && otherEnd > start && one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)) {
    oneEnd--
    otherEnd--
  }
  return { start, oneEnd, otherEnd }
}
