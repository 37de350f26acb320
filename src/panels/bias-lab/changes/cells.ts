/** What a change did to a text in one lane, and the keys under which answers are kept. Pure. */
import { bitsPerByte } from '../../../metrics/bitsPerByte.ts'
import { tokenEdits, type TokenEdits } from '../../../metrics/tokenEdits.ts'
import { scoredTotals } from '../../../metrics/scoredTotals.ts'
import { surprisalBits } from '../../../metrics/surprisal.ts'
import { utf8Length } from '../../../text/utf8.ts'
import { TokenKind, tokenKind, type Encoding } from '../../../tokenizers/encoding.ts'
import type { ScoredText } from '../../../workers/scoringProtocol.ts'

export interface Cell extends TokenEdits {
  readonly tokensBefore: number
  readonly tokensAfter: number
  /** Unknown tokens in both: their ids are the same whatever they stand for, so the distance is too small. */
  readonly unknown: number
}

const unknownIn = ({ kinds }: Encoding): number => kinds.reduce((count, kind) => count + (tokenKind(kind) === TokenKind.unknown ? 1 : 0), 0)

export function cellOf(before: string, after: string, encodingBefore: Encoding, encodingAfter: Encoding): Cell {
  return {
    ...tokenEdits(encodingBefore.ids, encodingAfter.ids, before, after),
    tokensBefore: encodingBefore.ids.length,
    tokensAfter: encodingAfter.ids.length,
    unknown: unknownIn(encodingBefore) + unknownIn(encodingAfter),
  }
}

/** Bits per UTF-8 byte of what could be scored; null where nothing could. */
export function bitsPerByteOf(text: string, { encoding, scores }: Pick<ScoredText, 'encoding' | 'scores'>): number | null {
  const { bits, unscoredBytes } = scoredTotals(surprisalBits(scores.logProbability), encoding.startByte, encoding.endByte)
  return bitsPerByte(bits, utf8Length(text) - unscoredBytes)
}

/** A lane: its tokenizer, and the text that it was fitted on, if any. */
export interface ChangeLane {
  readonly reference: string
  readonly fittingText: string | null
}

export const segmentationKey = ({ reference, fittingText }: ChangeLane, text: string): string => JSON.stringify([reference, fittingText, text])
export const cellKey = ({ reference, fittingText }: ChangeLane, before: string, after: string): string => JSON.stringify([reference, fittingText, before, after])
/** @param scorer with all that decides its answers */
export const bitsKey = (scorer: string, text: string): string => JSON.stringify([scorer, text])
