/** Which boundaries between tokens the lanes share. Pure. */
import type { Encoding } from '../../core/tokenizers/encoding.ts'
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
 * Compares the boundaries of all lanes: the starts and ends of the tokens that stand for text. Two passes over all
 * columns, and a counter for each byte of the text; 255 lanes at most.
 */
export function shareBoundaries(encodings: readonly Encoding[]): SharedBoundaries {
  const places = encodings.reduce((most, { endByte }) => Math.max(most, endByte[endByte.length - 1] ?? 0), 0) + 1
  /** How many lanes have a boundary before the byte, and the lane counted last, from 1. */
  const having = new Uint8Array(places)
  const countedLast = new Uint8Array(places)
  let total = 0
  for (const [lane, { startByte, endByte }] of encodings.entries()) {
    const count = (place: number): void => {
      if (countedLast[place] === lane + 1) return
      countedLast[place] = lane + 1
      const before = having[place] ?? 0
      if (before === 0) total += 1
      having[place] = before + 1
    }
    for (let token = 0; token < startByte.length; token += 1) {
      const start = startByte[token] ?? 0
      const end = endByte[token] ?? 0
      if (start === end) continue
      count(start)
      count(end)
    }
  }
  const lanes = encodings.length
  let shared = 0
  for (const count of having) if (count === lanes) shared += 1
  const unsharedStarts = encodings.map(({ startByte, endByte }) => {
    const flags = new Uint8Array(startByte.length)
    for (let token = 0; token < flags.length; token += 1) {
      const start = startByte[token] ?? 0
      if (start !== endByte[token] && having[start] !== lanes) flags[token] = 1
    }
    return flags
  })
  return { unsharedStarts, unshared: lanes === 0 ? 0 : total - shared, total }
}

/** How many of `others` have a boundary at the byte. */
export function lanesWithBoundary(others: readonly Encoding[], byte: number): number {
  return others.reduce((count, encoding) => count + (hasBoundaryAt(encoding, byte) ? 1 : 0), 0)
}
