/** A small seeded generator of numbers in [0, 1), Mulberry32: the same seed gives the same numbers everywhere. Not for secrets. */
export type Random = () => number

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** An integer from 0 to `count` − 1. */
export function randomBelow(random: Random, count: number): number {
  return Math.floor(random() * count)
}
