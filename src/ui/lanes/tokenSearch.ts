/** Binary searches by byte over the columns of an encoding: nothing here looks at all tokens. */
import type { Encoding } from '../../core/tokenizers/encoding.ts'

/** A range of token indices; `to` is not in it. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** First index whose entry in a never-decreasing column is at least `value`. */
export function lowerBound(column: Uint32Array, value: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((column[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Tokens that hold a byte of `[startByte, endByte)`; tokens without text that stand between two of them are in the
 * range too. For an empty span: the tokens around that place, none if it is a boundary.
 */
export function tokensOver(encoding: Encoding, startByte: number, endByte: number): TokenRange {
  const from = lowerBound(encoding.endByte, startByte + 1)
  const to = lowerBound(encoding.startByte, endByte)
  return { from, to: Math.max(from, to) }
}

/** Tokens that begin in `[startByte, endByte)`, those without text included. */
export function tokensStartingIn(
  encoding: Pick<Encoding, 'startByte'>,
  startByte: number,
  endByte: number,
): TokenRange {
  return { from: lowerBound(encoding.startByte, startByte), to: lowerBound(encoding.startByte, endByte) }
}

/** The token over the byte, else the nearest one after it, else the last; -1 if there is none. */
export function tokenAtByte(encoding: Encoding, byte: number): number {
  const { from } = tokensOver(encoding, byte, byte + 1)
  return Math.min(from, encoding.ids.length - 1)
}

/** Whether a token begins or ends at the byte. */
export function hasBoundaryAt(encoding: Encoding, byte: number): boolean {
  const start = lowerBound(encoding.startByte, byte)
  for (let index = start; encoding.startByte[index] === byte; index += 1) {
    if ((encoding.endByte[index] ?? byte) > byte) return true
  }
  const end = lowerBound(encoding.endByte, byte)
  for (let index = end; encoding.endByte[index] === byte; index += 1) {
    if ((encoding.startByte[index] ?? byte) < byte) return true
  }
  return false
}
