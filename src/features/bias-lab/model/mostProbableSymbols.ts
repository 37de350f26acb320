/** Which bytes are worth a row: those that any of several distributions finds most probable. Pure. */
import { SYMBOLS, type ByteDistribution } from '../../../core/bytelevel/distribution.ts'
import { greatest } from '../../../core/text/append.ts'

/** The greatest share that any gives to a symbol; null says nothing. */
export function greatestShare(distributions: readonly (ByteDistribution | null)[], symbol: number): number {
  return greatest(distributions.map((one) => one?.[symbol] ?? 0))
}

/** At most `count` symbols that some find possible, the most probable first. */
export function mostProbableSymbols(
  distributions: readonly (ByteDistribution | null)[],
  count: number,
): readonly number[] {
  return Array.from({ length: SYMBOLS }, (_, symbol) => ({ symbol, share: greatestShare(distributions, symbol) }))
    .filter(({ share }) => share > 0)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, count)
    .map(({ symbol }) => symbol)
}
