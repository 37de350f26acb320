/**
 * Recorded answers of the language model that is too large to be fetched unasked, about the example that the panel opens on
 * (`scripts/record-scores.mjs`): something of it is there before a byte of it is. Live answers replace them.
 */
import * as v from 'valibot'
import type { ScoredLane, ScoringMethod } from '../../../state/scoring.ts'
import type { LaneResult } from '../../../state/session.ts'
import type { NextTokens } from '../questions.ts'
import { recordedAs, recordedReading } from './recordedScores.ts'

const bits = v.array(v.pipe(v.number(), v.finite(), v.minValue(0)))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const answersSchema = v.object({
  /** The text that was asked about. */
  text: v.string(),
  languageModel: v.string(),
  /** −log₂ p of each of its own tokens of the text, with a begin token in front. */
  tokens: bits,
  /** −log₂ p of each byte of the text's UTF-8, read by bytes, and of its own tokens together. */
  bits,
  canonicalBits: v.number(),
  canonicalTokens: count,
  /** What it expects after the text. */
  next: v.object({
    tokens: v.array(
      v.object({
        id: count,
        piece: v.nullable(v.string()),
        bytes: v.nullable(
          v.pipe(
            v.array(v.pipe(count, v.maxValue(255))),
            v.transform((bytes) => Uint8Array.from(bytes)),
          ),
        ),
        logProbability: v.number(),
      }),
    ),
    context: count,
    vocabulary: count,
  }),
})

export type RecordedAnswers = v.InferOutput<typeof answersSchema>

const files = import.meta.glob<{ readonly default: unknown }>('./answers/*.json')

/** Null where there are none, or the file is not of the format. */
export async function answersOfSample(sampleId: string): Promise<RecordedAnswers | null> {
  const load = files[`./answers/${sampleId}.json`]
  if (load === undefined) return null
  const parsed = v.safeParse(answersSchema, (await load()).default)
  return parsed.success ? parsed.output : null
}

/** The scores of a lane by the answers; null where it shows another text, has other tokens, or nothing that can be drawn. */
export function answeredLane(answers: RecordedAnswers, result: LaneResult, method: ScoringMethod): ScoredLane | null {
  const { languageModel, text, tokens } = answers
  if (method === 'bytes') return recordedReading(languageModel, answers, result)
  return recordedAs(method, languageModel, text, result, ({ ids }) =>
    ids.length === tokens.length ? { surprisalBits: Float32Array.from(tokens), ofText: null } : null,
  )
}

/** What the language model expects after the text, if it was asked about that. */
export function answeredNext(
  answers: RecordedAnswers | null,
  languageModel: string,
  text: string,
  begin: boolean,
): NextTokens | null {
  return answers !== null && begin && answers.languageModel === languageModel && answers.text === text
    ? answers.next
    : null
}
