/** What all ways of asking for the next byte have in common: a text is read byte by byte, and between bytes asked about. */
import { greatest } from '../text/append.ts'
import { END, type NextByte } from './distribution.ts'
import type { Random } from '../text/seededRandom.ts'

export interface ByteReader {
  /** The distribution of what follows what has been read. Rejects with the signal's reason when aborted. */
  next(signal: AbortSignal): Promise<NextByte>
  /** Reads one byte more. Between two of these `next` need not be called. */
  read(byte: number, signal: AbortSignal): Promise<void>
}

/**
 * Goes on from what the reader has read, yielding byte by byte: the most probable one, or one drawn with `random`. Stops
 * at the end of the text, where nothing is defined, or after `most` bytes. Yields {@link END} for the end.
 */
export async function* continueBytes(
  reader: ByteReader,
  most: number,
  random: Random | null,
  signal: AbortSignal,
): AsyncGenerator<number, void, void> {
  for (let count = 0; count < most; count++) {
    const next = await reader.next(signal)
    if (!next.defined) return
    const { distribution } = next
    const symbol = random === null ? distribution.indexOf(greatest(distribution)) : draw(distribution, random())
    yield symbol
    if (symbol === END) return
    await reader.read(symbol, signal)
  }
}

/** The symbol at which the cumulative distribution exceeds `at`, from 0 to 1. */
export function draw(distribution: Float64Array, at: number): number {
  let sum = 0
  let last = 0
  for (const [symbol, probability] of distribution.entries()) {
    if (probability === 0) continue
    last = symbol
    sum += probability
    if (at < sum) return symbol
  }
  return last
}
