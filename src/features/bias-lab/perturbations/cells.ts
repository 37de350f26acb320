/** What a change did to a text in one lane, and the keys under which answers are kept. Pure. */
import { bitsPerByte } from '../../../core/metrics/bitsPerByte.ts'
import { tokenEdits, type TokenEdits } from '../../../core/metrics/tokenEdits.ts'
import { scoredTotals } from '../../../core/metrics/scoredTotals.ts'
import { surprisalBits } from '../../../core/metrics/surprisal.ts'
import { utf8Length } from '../../../core/text/utf8.ts'
import { TokenKind, tokenKind, type Encoding } from '../../../core/tokenizers/encoding.ts'
import type { ScoredText } from '../../../platform/workers/scoring/protocol.ts'

export interface Cell extends TokenEdits {
  readonly tokensBefore: number
  readonly tokensAfter: number
  /** Unknown tokens in both: their ids are the same whatever they stand for, so the distance is too small. */
  readonly unknown: number
}

const unknownIn = ({ kinds }: Encoding): number =>
  kinds.reduce((count, kind) => count + (tokenKind(kind) === TokenKind.unknown ? 1 : 0), 0)

export function cellOf(before: string, after: string, encodingBefore: Encoding, encodingAfter: Encoding): Cell {
  return {
    ...tokenEdits(encodingBefore.ids, encodingAfter.ids, before, after),
    tokensBefore: encodingBefore.ids.length,
    tokensAfter: encodingAfter.ids.length,
    unknown: unknownIn(encodingBefore) + unknownIn(encodingAfter),
  }
}

/** What a text holds by a language model: in all, and per UTF-8 byte of what could be scored. */
export interface TextBits {
  readonly bits: number
  readonly bitsPerByte: number
}

/** Null where nothing could be scored, and for the empty text. */
export function bitsOfText(
  text: string,
  { encoding, scores }: Pick<ScoredText, 'encoding' | 'scores'>,
): TextBits | null {
  const { bits, unscoredBytes } = scoredTotals(
    surprisalBits(scores.logProbability),
    encoding.startByte,
    encoding.endByte,
  )
  const perByte = bitsPerByte(bits, utf8Length(text) - unscoredBytes)
  return bits === null || perByte === null ? null : { bits, bitsPerByte: perByte }
}

/**
 * From the text to the changed one, in bits: + where it is less probable, 2 to the difference times. Per byte beside it, which
 * also falls because a longer text is divided by more bytes. Null where a difference is no number.
 */
export function bitsChange(before: TextBits, after: TextBits): TextBits | null {
  const change = { bits: after.bits - before.bits, bitsPerByte: after.bitsPerByte - before.bitsPerByte }
  return Number.isNaN(change.bits) || Number.isNaN(change.bitsPerByte) ? null : change
}

/** A lane: its tokenizer, and the text that it was fitted on, if any. */
export interface ChangeLane {
  readonly reference: string
  readonly fittingText: string | null
}

export const segmentationKey = ({ reference, fittingText }: ChangeLane, text: string): string =>
  JSON.stringify([reference, fittingText, text])
export const cellKey = ({ reference, fittingText }: ChangeLane, before: string, after: string): string =>
  JSON.stringify([reference, fittingText, before, after])
/** @param language model with all that decides its answers */
export const bitsKey = (languageModel: string, text: string): string => JSON.stringify([languageModel, text])
