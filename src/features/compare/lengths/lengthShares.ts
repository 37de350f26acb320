/** How long the tokens of a lane are: the share of its tokens of each length in bytes. Pure. */
import { TokenKind, tokenKind, type Encoding } from '../../../core/tokenizers/encoding.ts'

/** Tokens longer than this are counted together. */
export const LONGEST_BIN = 16

export interface LengthBin {
  /** Bytes; the last bin holds all longer tokens too. */
  readonly bytes: number
  /** By lane: share of its tokens, between 0 and 1. */
  readonly shares: readonly number[]
}

/** Number of tokens that stand for text, by length in bytes: index 1 to {@link LONGEST_BIN}. */
function countLengths({ startByte, endByte, kinds }: Encoding): readonly number[] {
  const counts = Array.from({ length: LONGEST_BIN + 1 }, () => 0)
  for (let token = 0; token < kinds.length; token++) {
    const bytes = (endByte[token] ?? 0) - (startByte[token] ?? 0)
    if (bytes === 0 || tokenKind(kinds[token] ?? 0) === TokenKind.inserted) continue
    const bin = Math.min(bytes, LONGEST_BIN)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** One bin a length from 1 to {@link LONGEST_BIN}; a lane without tokens has the share 0 throughout. */
export function lengthShares(encodings: readonly Encoding[]): readonly LengthBin[] {
  const lanes = encodings.map((encoding) => {
    const counts = countLengths(encoding)
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => (total === 0 ? 0 : count / total))
  })
  return Array.from({ length: LONGEST_BIN }, (_, index) => ({
    bytes: index + 1,
    shares: lanes.map((lane) => lane[index + 1] ?? 0),
  }))
}
