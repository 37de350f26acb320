/** What the opening text shows: how many more tokens a tokenizer needs for the second of its two lines. Pure. */
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { tokensStartingIn } from '../../../ui/lanes/tokenSearch.ts'

export interface LineCounts {
  readonly first: number
  readonly second: number
}

/** Tokens that begin in the first line (with its line feed) and after it; null if the text has not two lines with tokens. */
export function lineCounts(text: string, encoding: Pick<Encoding, 'startByte'>): LineCounts | null {
  const lineFeed = text.indexOf('\n')
  if (lineFeed === -1) return null
  const boundary = encodeUtf8(text.slice(0, lineFeed + 1)).length
  const { to: first } = tokensStartingIn(encoding, 0, boundary)
  const second = encoding.startByte.length - first
  return first === 0 || second === 0 ? null : { first, second }
}

export interface Finding extends LineCounts {
  readonly lane: string
  /** Tokens of the second line for each of the first. */
  readonly ratio: number
}

/** A ratio from which on one lane is much unlike another. */
export const MUCH = 1.5

/** What the sentence is about: the baseline if it needs many times more than the least, else the lane that needs most. */
export function leadOf(findings: readonly Finding[], baseline: string | null): Finding | null {
  const least = findings.at(-1)?.ratio ?? 0
  return findings.find(({ lane, ratio }) => lane === baseline && ratio / least > MUCH) ?? findings[0] ?? null
}

/** The lanes by how many times as many tokens the second line takes, the greatest first. */
export function findingsOf(
  text: string,
  lanes: readonly { readonly lane: string; readonly encoding: Pick<Encoding, 'startByte'> }[],
): readonly Finding[] {
  return lanes
    .flatMap(({ lane, encoding }) => {
      const counts = lineCounts(text, encoding)
      return counts === null ? [] : [{ lane, ...counts, ratio: counts.second / counts.first }]
    })
    .toSorted((one, other) => other.ratio - one.ratio)
}
