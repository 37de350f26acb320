/** Where two segmentations of one text have other boundaries. Pure. */
import type { Encoding } from '../encoding.ts'

export interface BoundaryDifferences {
  /** Places within the text at which one of the two has a boundary and the other has none. */
  readonly differing: number
  /** Places within the text at which at least one has a boundary. */
  readonly total: number
  /** The first such place, in bytes; null if there is none. */
  readonly first: number | null
}

/** The boundaries within the text, ascending: `a|b|c` → 1, 2. */
export function innerBoundaries({ startByte, endByte }: Encoding): ReadonlySet<number> {
  const last = endByte.reduce((most, end) => Math.max(most, end), 0)
  const places = new Set<number>()
  for (let token = 0; token < startByte.length; token++) {
    const start = startByte[token] ?? 0
    const end = endByte[token] ?? 0
    if (start === end) continue
    if (start > 0) places.add(start)
    if (end < last) places.add(end)
  }
  return places
}

function only(places: ReadonlySet<number>, others: ReadonlySet<number>): readonly number[] {
  return [...places].filter((place) => !others.has(place))
}

export function boundaryDifferences(one: Encoding, other: Encoding): BoundaryDifferences {
  const [first, second] = [innerBoundaries(one), innerBoundaries(other)]
  const differing = [...only(first, second), ...only(second, first)]
  return {
    differing: differing.length,
    total: first.size + only(second, first).length,
    first: differing.length === 0 ? null : differing.reduce((least, place) => Math.min(least, place), Infinity),
  }
}

/** By token of `one`: 1 if it starts at a place at which `other` has no boundary. */
export function newStarts(one: Encoding, other: Encoding): Uint8Array {
  const known = innerBoundaries(other)
  return Uint8Array.from(one.startByte, (start, token) =>
    start > 0 && start !== one.endByte[token] && !known.has(start) ? 1 : 0,
  )
}
