/** What a language model expected at a place: its most probable tokens, and the one that stood there. Pure. */
import type { Scores } from '../../../core/scores/languageModel.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'

export interface ExpectedToken {
  readonly id: TokenId
  /** By the softmax over the whole vocabulary. */
  readonly probability: number
  /** 1 + number of tokens of greater probability. */
  readonly rank: number
  /** Whether it is the token that stands in the text. */
  readonly isActual: boolean
}

/**
 * The most probable tokens at the place of `token`, most probable first; the actual one is added at the end where it is
 * not among them. Empty where the token has no score.
 */
export function expectedTokens(scores: Scores, token: number, actualId: TokenId): readonly ExpectedToken[] {
  const rank = scores.rank[token] ?? 0
  if (rank === 0) return []
  const most = scores.topIds.length / scores.rank.length
  let ties = 0
  const rows = Array.from({ length: most }, (_, place): ExpectedToken => {
    const at = token * most + place
    const logProbability = scores.topLogProbabilities[at] ?? NaN
    ties = place > 0 && logProbability === scores.topLogProbabilities[at - 1] ? ties + 1 : 0
    const id = scores.topIds[at] ?? 0
    return { id, probability: Math.exp(logProbability), rank: place + 1 - ties, isActual: id === actualId }
  })
  if (rows.some(({ isActual }) => isActual)) return rows
  return [...rows, { id: actualId, probability: Math.exp(scores.logProbability[token] ?? NaN), rank, isActual: true }]
}
