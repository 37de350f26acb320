/** What language models are loaded and what they have scored: a part of the session. Types and start values only. */
import type { TextReading } from '../core/scores/laneReadings.ts'
import type { DevicePreference, LoadedLanguageModel, Scores } from '../core/scores/languageModel.ts'
import type { Failure } from '../core/tokenizers/failure.ts'
import type { LanguageModelProgress } from '../platform/workers/scoring/protocol.ts'
import type { EncodedInput } from './encodedInput.ts'
import type { ScoringChoice } from '../features/probabilities/scoringOptions.ts'

export type LanguageModelStatus =
  | { readonly status: 'idle' }
  | { readonly status: 'loading'; readonly progress: LanguageModelProgress | null }
  | ({ readonly status: 'ready' } & LoadedLanguageModel)
  | { readonly status: 'failed'; readonly failure: Failure }

/** How a lane was scored. */
export type ScoringMethod =
  /** Its own ids by a language model with the same tokenizer. */
  | 'paired'
  /** The bits of the text's bytes by one language model, added up by token. */
  | 'bytes'

/** Everything that is known of the tokens of one lane. All columns have one entry a token of the lane's encoding. */
export interface ScoredLane {
  /** The same object as the input of the lane's encoding that was scored: stale where they differ. */
  readonly input: EncodedInput
  readonly method: ScoringMethod
  /** Id of the language model. */
  readonly languageModel: string
  /** What was chosen when it was scored. A language model without a begin token cannot do as asked. */
  readonly asked: Pick<ScoringChoice, 'begin' | 'stride'>
  /** Whether a begin token was in front, and the stride of windows in tokens where the text exceeds the context. */
  readonly begin: boolean
  readonly stride: number
  /** −log₂ p of the token, ∞ where p is 0; NaN where it has no score (the first without a begin token, what a template put in). */
  readonly surprisalBits: Float32Array
  /** Ranks, entropies, top tokens; null if it is read by bytes, which has none a token. */
  readonly scores: Scores | null
  /** What the reader says of the text whatever cuts it: totals are taken from that, so that they are the same in all lanes. Null when paired. */
  readonly ofText: ReadText | null
  readonly excess: LaneExcess | null
  /** `recorded`: from a prepared example, to be replaced by `live`. */
  readonly origin: 'recorded' | 'live'
}

/**
 * Surprisal over that of a second language model, in bits, by stretches between boundaries that both segmentations
 * have: one token a stretch where the tokenizers are the same.
 */
export interface LaneExcess {
  readonly languageModel: string
  /** By token of the lane: its stretch. */
  readonly stretchOfToken: Uint32Array
  /** By stretch: bits by the lane's language model less bits by the second; NaN where either has no score. */
  readonly bits: Float32Array
}

/** What a language model that reads by bytes says of a text. */
export interface ReadText extends TextReading {
  /** Bits by byte; NaN if a byte has no score. [bytes] */
  readonly byByte: Float64Array
  /** −log₂ of the probability of its own tokens of the text; null if it reads bytes as its tokens, or this is not known. */
  readonly canonicalBits: number | null
  readonly canonicalTokens: number
}

export interface LaneScoring {
  /** The last result, also while a newer text is being scored. */
  readonly result: ScoredLane | null
  readonly progress: { readonly doneTokens: number; readonly totalTokens: number } | null
  readonly failure: Failure | null
}

export interface ScoringSession {
  /** By id. One that is absent is idle. */
  readonly languageModels: Readonly<Record<string, LanguageModelStatus>>
  /** By reference of the lane. */
  readonly lanes: Readonly<Record<string, LaneScoring>>
  /** Language models that are to be loaded besides the chosen ones: for the Bias lab, or to continue a text. */
  readonly wanted: readonly string[]
  /** The longest text, in bytes, that each language model may be made to read by bytes without being asked again. */
  readonly readable: Readonly<Record<string, number>>
  /** Hub models that the reader agreed to fetch, in this visit: a link alone fetches nothing from elsewhere. */
  readonly allowed: readonly string[]
  readonly device: DevicePreference
}

export const initialScoring: ScoringSession = {
  languageModels: {},
  lanes: {},
  wanted: [],
  readable: {},
  allowed: [],
  device: 'auto',
}

export const idleLanguageModel: LanguageModelStatus = { status: 'idle' }
export const emptyLaneScoring: LaneScoring = { result: null, progress: null, failure: null }

/** The panels in which lanes are scored; in others nothing is. */
export const scoringPanels: ReadonlySet<string> = new Set(['probabilities'])
