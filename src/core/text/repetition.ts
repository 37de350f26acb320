/** Whether a text has run into a loop, as what a language model writes greedily often does. Pure. */

/** How often a part stands at the end, and how long all of that is at least. */
const TIMES = 3
const LEAST = 24

/** `'a cat, a cat, a cat, a cat, '`: true. Whether the end is one part {@link TIMES} times in a row, of at least {@link LEAST} in all. */
export function endsInLoop(bytes: ArrayLike<number>): boolean {
  const { length } = bytes
  for (let period = 1; period * TIMES <= length; period++) {
    const span = Math.ceil(Math.max(LEAST, period * TIMES) / period) * period
    if (span > length) continue
    let at = length - span + period
    while (at < length && bytes[at] === bytes[at - period]) at++
    if (at === length) return true
  }
  return false
}
