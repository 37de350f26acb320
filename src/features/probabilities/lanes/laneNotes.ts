/** What is to be said of how a lane was scored, or why it is not. Pure; words are in the messages. */
import type { ScoreFigure } from '../options.ts'
import type { ScoredLane, LanguageModelStatus, ScoringMethod } from '../../../state/scoring.ts'

export type LaneNote =
  /** Scored, and how; `origin` tells recorded scores. */
  | {
      readonly type: 'scored'
      readonly method: ScoringMethod
      readonly languageModel: string
      readonly recorded: boolean
      /** Recorded, and the language model comes only when the reader agrees. */
      readonly toAllow: boolean
    }
  | { readonly type: 'scoring'; readonly languageModel: string }
  | { readonly type: 'loading'; readonly languageModel: string }
  /** A hub model of a link: nothing is fetched from elsewhere before the reader agrees. */
  | { readonly type: 'not-allowed'; readonly languageModel: string }
  | { readonly type: 'language-model-failed'; readonly languageModel: string }
  /** No language model has its tokenizer, and it is not read by bytes. */
  | { readonly type: 'no-language-model' }
  /** It would take long to read the text by bytes. */
  | { readonly type: 'waits-for-read'; readonly languageModel: string }
  | { readonly type: 'too-long' }

/** Null where nothing is to be said of it. */
export function laneNote(of: {
  readonly isDrawn: boolean
  readonly scored: ScoredLane | null
  readonly plan: { readonly method: ScoringMethod; readonly languageModel: string } | null
  readonly languageModelStatus: LanguageModelStatus
  readonly isAllowed: boolean
  /** Whether the text is longer than what the language model reads by bytes unasked. */
  readonly isLong: boolean
  /** Whether the scoring failed, which is said beside this. */
  readonly hasFailed: boolean
}): LaneNote | null {
  const { isDrawn, scored, plan, languageModelStatus, isAllowed, isLong, hasFailed } = of
  if (!isDrawn) return { type: 'too-long' }
  if (scored !== null)
    return {
      type: 'scored',
      method: scored.method,
      languageModel: scored.languageModel,
      recorded: scored.origin === 'recorded',
      toAllow: scored.origin === 'recorded' && !isAllowed,
    }
  if (plan === null) return { type: 'no-language-model' }
  const { languageModel } = plan
  if (languageModelStatus.status === 'failed') return { type: 'language-model-failed', languageModel }
  if (!isAllowed) return { type: 'not-allowed', languageModel }
  if (languageModelStatus.status !== 'ready') return { type: 'loading', languageModel }
  if (isLong && plan.method === 'bytes') return { type: 'waits-for-read', languageModel }
  return hasFailed ? null : { type: 'scoring', languageModel }
}

/** Why the lane has no such figure; null where it has. */
export function figureLack(
  figure: ScoreFigure,
  scored: ScoredLane,
): 'bytes-have-none' | 'recorded-has-none' | 'no-excess' | null {
  if (figure === 'excess') return scored.excess === null ? 'no-excess' : null
  if (figure === 'surprisal' || scored.scores !== null) return null
  return scored.method === 'bytes' ? 'bytes-have-none' : 'recorded-has-none'
}
