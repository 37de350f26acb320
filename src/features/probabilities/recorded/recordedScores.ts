/**
 * Recorded scores of the prepared texts: the bits of each byte by the byte-level language model, as `scripts/record-scores.mjs` wrote
 * them, so that lanes are tinted before a language model is there. Live scores replace them. Loads one file a text.
 */
import * as v from 'valibot'
import { readingByToken } from '../../../core/scores/laneReadings.ts'
import { strideWithin } from '../../../core/scores/sequencePlan.ts'
import { findLanguageModelCard } from '../../../core/scores/catalogue.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import type { ReadText, ScoredLane, ScoringMethod } from '../../../state/scoring.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import type { LaneResult } from '../../../state/session.ts'

const recordSchema = v.object({
  /** The text that was scored: the key by which a record is known to be of the text on the screen. */
  text: v.string(),
  /** −log₂ p of each byte of its UTF-8, with a begin token in front. */
  bits: v.array(v.pipe(v.number(), v.finite(), v.minValue(0))),
})

export type ScoreRecord = v.InferOutput<typeof recordSchema>

/** The record of a file; null where it is not of the format, or not of as many bytes as its text has. */
export function readRecord(json: unknown): ScoreRecord | null {
  const parsed = v.safeParse(recordSchema, json)
  if (!parsed.success) return null
  return new TextEncoder().encode(parsed.output.text).length === parsed.output.bits.length ? parsed.output : null
}

const files = import.meta.glob<{ readonly default: unknown }>('./samples/*.json')

/** Null where there is none. */
export async function recordOfSample(sampleId: string): Promise<ScoreRecord | null> {
  const load = files[`./samples/${sampleId}.json`]
  return load === undefined ? null : readRecord((await load()).default)
}

/** The scores of a lane by a record; null where the lane shows another text, or nothing that can be drawn. */
export function recordedLane({ text, bits }: ScoreRecord, result: LaneResult): ScoredLane | null {
  return recordedReading(BYTE_LANGUAGE_MODEL, { text, bits, canonicalBits: null, canonicalTokens: bits.length }, result)
}

/** The same of a record that says what a language model's own tokens of the text have together. */
export function recordedReading(
  languageModel: string,
  { text, bits, canonicalBits, canonicalTokens }: ScoreRecord & Pick<ReadText, 'canonicalBits' | 'canonicalTokens'>,
  result: LaneResult,
): ScoredLane | null {
  const byByte = Float64Array.from(bits)
  return recordedAs('bytes', languageModel, text, result, (encoding) => {
    const reading = readingByToken(byByte, encoding)
    return { surprisalBits: reading.bits, ofText: { ...reading.ofText, byByte, canonicalBits, canonicalTokens } }
  })
}

/** Scores of a lane as they are recorded: with a begin token, and nothing but bits. Null also where `scored` has none. */
export function recordedAs(
  method: ScoringMethod,
  languageModel: string,
  text: string,
  result: LaneResult,
  scored: (encoding: Encoding) => Pick<ScoredLane, 'surprisalBits' | 'ofText'> | null,
): ScoredLane | null {
  const { encoding } = result.encoding
  const card = findLanguageModelCard(languageModel)
  if (encoding === null || card === null || result.input.text !== text) return null
  const found = scored(encoding)
  return found === null
    ? null
    : {
        input: result.input,
        method,
        languageModel,
        asked: { begin: true, stride: null },
        begin: true,
        stride: strideWithin(card.contextLength, null),
        scores: null,
        excess: null,
        origin: 'recorded',
        ...found,
      }
}
