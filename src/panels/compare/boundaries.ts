/** Which boundaries between tokens the lanes share. Pure. */
import type { Encoding } from '../../tokenizers/encoding.ts'
import { hasBoundaryAt } from './tokenSearch.ts'

export interface SharedBoundaries {
  /** By lane, in the order given: 1 for a token whose start not all lanes have as a boundary. */
  readonly unsharedStarts: readonly Uint8Array[]
  /** Different places in the text where at least one lane has a boundary, but not all. */
  readonly unshared: number
  /** Different places where at least one lane has a boundary; both ends of the text included. */
  readonly total: number
}

/**
 * Compares the boundaries of all lanes: the starts and ends of the tokens that stand for text. One pass over all
 * columns, linear in the number of tokens of all lanes.
 */
export function shareBoundaries(encodings: readonly Encoding[]): SharedBoundaries {
  const unsharedStarts = encodings.map(({ ids }) => new Uint8Array(ids.length))
  const starts = encodings.map(() => 0)
  const ends = encodings.map(() => 0)
  let unshared = 0
  let total = 0
  const skip = (encoding: Encoding, column: Uint32Array, from: number): number => {
    let at = from
    while (at < column.length && encoding.startByte[at] === encoding.endByte[at]) at += 1
    return at
  }
  for (;;) {
    let place = Infinity
    for (const [lane, encoding] of encodings.entries()) {
      const start = skip(encoding, encoding.startByte, starts[lane] ?? 0)
      const end = skip(encoding, encoding.endByte, ends[lane] ?? 0)
      starts[lane] = start
      ends[lane] = end
      place = Math.min(place, encoding.startByte[start] ?? Infinity, encoding.endByte[end] ?? Infinity)
    }
    if (place === Infinity) break
    let having = 0
    const here: (readonly [number, number, number])[] = []
    for (const [lane, encoding] of encodings.entries()) {
      const first = starts[lane] ?? 0
      let start = first
      while (encoding.startByte[start] === place) start = skip(encoding, encoding.startByte, start + 1)
      let end = ends[lane] ?? 0
      const firstEnd = end
      while (encoding.endByte[end] === place) end = skip(encoding, encoding.endByte, end + 1)
      if (start > first || end > firstEnd) having += 1
      if (start > first) here.push([lane, first, start])
      starts[lane] = start
      ends[lane] = end
    }
    total += 1
    if (having === encodings.length) continue
    unshared += 1
    for (const [lane, from, to] of here) {
      const column = encodings[lane]
      for (let token = from; token < to; token += 1) {
        if (column !== undefined && column.startByte[token] === place && column.endByte[token] !== place) {
          const flags = unsharedStarts[lane]
          if (flags !== undefined) flags[token] = 1
        }
      }
    }
  }
  return { unsharedStarts, unshared, total }
}

/** How many of `others` have a boundary at the byte. */
export function lanesWithBoundary(others: readonly Encoding[], byte: number): number {
  return others.reduce((count, encoding) => count + (hasBoundaryAt(encoding, byte) ? 1 : 0), 0)
}
