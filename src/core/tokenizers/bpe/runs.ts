/** Sets of code points as text: gap and length in turn, in base 36, as `scripts/prepare-unicode-sets.mjs` writes them. */

/** `['2 3', …]` → code points 2, 3, 4: calls back with the first of each run and the one after its last. */
export function forEachRun(runs: string, take: (start: number, end: number) => void): void {
  const numbers = runs.split(' ')
  let at = 0
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const start = at + Number.parseInt(numbers[index] ?? '', 36)
    at = start + Number.parseInt(numbers[index + 1] ?? '', 36)
    take(start, at)
  }
}
